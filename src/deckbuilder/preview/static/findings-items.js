// One finding as a list item: what is wrong, what to do, where, and what explains it.

import { h, icon, prose } from "./dom.js";
import { editorLink, shortPlace } from "./places.js";

export const SEVERITIES = ["error", "warning", "note"];
const WORDS = { error: "Error", warning: "Warning", note: "Note" };

/** A place as a link into the editor, or as text where no editor is set. */
export function placeLink(path, file, line, column) {
  const text = shortPlace(file, line);
  const link = editorLink(path ?? file, line, column);
  const title = `${file}:${line}`;
  if (!link) return h("span", { class: "place", title }, text);
  return h("a", { class: "place", href: link, title: `Open ${title} in the editor` }, text);
}

/** @param {Array<HTMLElement>} pages links to the pages the finding is on, where these are not already in view */
export function findingItem(finding, pages = []) {
  return h(
    "li",
    { class: `finding ${finding.severity}`, "data-code": finding.code },
    h(
      "p",
      { class: "finding-message" },
      icon(finding.severity),
      h("span", { class: "finding-text" }, h("strong", { class: "severity" }, WORDS[finding.severity] ?? finding.severity), " ", ...prose(finding.message)),
    ),
    finding.help && h("p", { class: "finding-help" }, ...prose(finding.help)),
    ...(finding.related ?? []).map((one) =>
      h("p", { class: "finding-related" }, ...prose(one.message), " ", one.file && placeLink(one.path, one.file, one.line)),
    ),
    h(
      "p",
      { class: "finding-foot" },
      finding.file && placeLink(finding.path, finding.file, finding.line, finding.column),
      h("button", { type: "button", class: "link code", "data-explain": finding.code, title: `Explain ${finding.code}` }, finding.code),
      finding.fix && h("span", { class: "finding-fix", title: "deckbuilder check --fix mends it" }, "mended by --fix"),
      ...pages,
    ),
  );
}
