// From an object on a page to its source: under the pointer or by keys, outlined, and opened in the editor.

import { announce, h } from "./dom.js";
import { editorLink, objectAt, shortPlace } from "./places.js";
import { copyButton, toast } from "./toast.js";

export class Pointing {
  /**
   * @param {Array<import("./pane.js").Pane>} panes
   * @param {import("./together.js").Together} together
   * @param {(pane: import("./pane.js").Pane, anchor: string) => void} jump for links to another page
   */
  constructor(panes, together, jump) {
    this.together = together;
    this.jump = jump;
    this.step = -1;
    this.stepped = null;
    for (const pane of panes) this.listen(pane);
  }

  listen(pane) {
    const { list } = pane;
    let down = null;
    list.addEventListener("pointermove", (event) => this.hover(event));
    list.addEventListener("pointerleave", () => this.together.mark(null, "is-hovered"));
    list.addEventListener("pointerdown", (event) => (down = { x: event.clientX, y: event.clientY }));
    list.addEventListener("click", (event) => {
      const dragged = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) > 4;
      if (!dragged && event.button === 0) this.click(pane, event);
    });
  }

  hover(event) {
    if (event.pointerType === "touch") return;
    const { place } = under(event) ?? {};
    const before = this.together.hovered;
    if (before === place || (before && place && before.file === place.file && before.line === place.line && before.last === place.last)) return;
    this.together.mark(place ?? null, "is-hovered");
  }

  click(pane, event) {
    const link = event.composedPath().find((element) => element.localName === "a");
    if (link) {
      if (link.dataset?.anchor !== undefined) {
        event.preventDefault();
        this.jump(pane, link.dataset.anchor);
      }
      return;
    }
    const hit = under(event);
    if (hit) this.open(pane, hit.place ?? beginning(hit.frame), { show: event.shiftKey });
  }

  /** Select a place, show it in the other document, and open it in the editor unless `show` asks for no more. */
  open(pane, place, { show = false } = {}) {
    if (!place?.file) return;
    this.together.mark(place, "is-selected");
    this.together.leader = pane;
    const counterpart = this.together.show(pane, place);
    const link = editorLink(place.file, place.line);
    const name = `${place.file}:${place.line}`;
    const opener = link && h("a", { href: link, id: "editor-link" }, "Open in editor");
    toast([h("span", { class: "place", title: name }, shortPlace(place.file, place.line)), copyButton(name), opener, counterpart && h("span", { class: "toast-also" }, `also on ${counterpart.label}`)].filter(Boolean));
    announce(`${name}${counterpart ? `, also on ${counterpart.label}` : ""}`);
    if (opener && !show) opener.click();
  }

  /** The next object of the page the reader is at, or the one before. */
  walk(pane, by) {
    const frame = pane.frames[pane.current];
    if (!frame) return;
    const objects = [...frame.objects()].sort((a, b) => a.top - b.top || a.left - b.left);
    if (!objects.length) objects.push(beginning(frame)); // as a cover, which is all from the front matter
    if (this.stepped !== frame) this.step = by > 0 ? -1 : 0;
    this.stepped = frame;
    this.step = (this.step + by + objects.length) % objects.length;
    const place = objects[this.step];
    this.together.mark(place, "is-selected");
    const link = editorLink(place.file, place.line);
    const name = `${place.file}:${place.line}`;
    toast([h("span", { class: "place" }, shortPlace(place.file, place.line)), copyButton(name), link && h("a", { href: link }, "Open in editor")].filter(Boolean));
    announce(name);
  }

  /** Open what is selected, or the page the reader is at. */
  enter(pane) {
    const frame = pane.frames[pane.current];
    if (frame) this.open(pane, this.together.selected ?? beginning(frame));
  }
}

function beginning({ page }) {
  return { file: page.file, line: page.line, last: page.line };
}

/** The page and the object under the pointer, or null beside the pages. */
function under(event) {
  const sheet = event.target.closest?.(".sheet");
  const frame = sheet?.closest(".page")?.frame;
  if (!frame) return null;
  const box = sheet.getBoundingClientRect();
  const place = objectAt(frame.objects(), (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  return { frame, place };
}
