// What stands in the place of pages where there are none, and what to do about it.

import { h } from "./dom.js";

/**
 * @param {HTMLElement} box
 * @param {"good" | "pages"} lack  none of the brief's states could be laid out; it makes no pages
 */
export function showEmpty(box, lack) {
  const [title, help] = {
    good: ["Nothing to show yet", "Mend what is named above: the pages appear with the next save that can be laid out."],
    pages: ["No pages yet", "This brief makes no slides and no pages. A line that begins with ## makes a slide and a heading of the memo."],
  }[lack];
  box.replaceChildren(h("h2", {}, title), h("p", {}, help));
}
