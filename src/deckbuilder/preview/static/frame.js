// One page in a pane: its head, its sheet with the drawing and marks on it, its notes, and its findings.

import { counted, h, icon, safeHtml } from "./dom.js";
import { draw } from "./drawings.js";
import { findingItem, SEVERITIES } from "./findings-items.js";
import { editorLink, objects, objectsFrom } from "./places.js";

/** Of more findings than this on a page only the first are listed below it, until one asks for all. */
const LISTED = 4;

export class Frame {
  /** @param {"deck" | "memo"} kind */
  constructor(kind) {
    this.kind = kind;
    this.page = null;
    this.index = 0;
    this.drawn = "";
    this.found = null;
    this.listsAll = false;
    this.noted = null;
    /** Name and findings that the head and the list below show: making them anew costs more than a drawing. */
    this.headed = null;
    this.told = null;
    this.drawing = h("div", { class: "drawing" });
    this.marks = h("div", { class: "marks", "aria-hidden": "true" });
    this.sheet = h("div", { class: "sheet", role: "group", tabindex: "-1" }, this.drawing, this.marks);
    this.head = h("div", { class: "page-head" });
    this.notes = h("div", { class: "page-notes", hidden: true });
    this.findings = h("ul", { class: "page-findings", hidden: true });
    this.element = h("li", { class: "page" }, this.head, this.sheet, this.notes, this.findings);
    this.element.frame = this;
  }

  /** Take over a page's data; the drawing changes only if its digest did. */
  show(page, index) {
    if (this.page?.width !== page.width || this.page.height !== page.height) {
      this.element.style.setProperty("--w", page.width);
      this.element.style.setProperty("--h", page.height);
    }
    this.page = page;
    this.index = index;
    this.found = null;
    this.element.classList.toggle("is-hidden", Boolean(page.hidden));
    if (this.headed !== this.name) {
      this.headed = this.name;
      this.told = null;
      this.sheet.setAttribute("aria-label", this.name);
      this.head.replaceChildren(
        h("span", { class: "page-number" }, page.number || String(index + 1)),
        h("span", { class: "page-title" }, page.title),
        ...(page.hidden ? [h("span", { class: "badge" }, icon("unseen"), "Hidden")] : []),
      );
      this.head.hidden = this.kind === "memo";
    }
    if (this.noted !== page.notes) {
      this.noted = page.notes;
      this.notes.hidden = !page.notes;
      this.notes.replaceChildren(...(page.notes ? [h("h3", {}, "Notes"), ...safeHtml(page.notes)] : []));
    }
  }

  /** "Slide 3". */
  get label() {
    return `${this.kind === "deck" ? "Slide" : "Page"} ${this.page.number || this.index + 1}`;
  }

  get name() {
    const { title, hidden } = this.page;
    return `${this.label}${title ? `: ${title}` : ""}${hidden ? " (hidden)" : ""}`;
  }

  /** Draw the page, or with an empty text take its drawing away, to save memory far from the screen. */
  draw(svg) {
    const digest = svg ? this.page.digest : "";
    if (this.drawn === digest) return;
    draw(this.drawing, svg);
    this.drawn = digest;
    this.found = null;
  }

  /** The objects of the page that know their source; none while it is not drawn. */
  objects() {
    this.found ??= this.drawn ? objects(this.drawing, this.page.lines) : [];
    return this.found;
  }

  /** Lines the page holds of a file, or null. */
  range(file) {
    const held = (this.page.places ?? []).filter(([path]) => path === file);
    if (held.length) return { line: Math.min(...held.map((one) => one[1])), last: Math.max(...held.map((one) => one[2])) };
    return this.page.file === file ? { line: this.page.line, last: this.page.last } : null;
  }

  /** Outline what comes from a place, or nothing: null. */
  mark(place, style) {
    for (const old of this.marks.querySelectorAll(`.${style}`)) old.remove();
    if (!place || !this.drawn) return;
    for (const one of objectsFrom(this.objects(), place)) {
      const mark = h("div", { class: `mark ${style}` });
      mark.style.left = `${one.left * 100}%`;
      mark.style.top = `${one.top * 100}%`;
      mark.style.width = `${(one.right - one.left) * 100}%`;
      mark.style.height = `${(one.bottom - one.top) * 100}%`;
      this.marks.append(mark);
    }
  }

  /** List what was found on this page. */
  showFindings(findings) {
    const told = JSON.stringify([findings, this.listsAll, editorLink("", 1)]);
    if (this.told === told) return;
    this.told = told;
    this.findings.hidden = !findings.length;
    const listed = this.listsAll || findings.length <= LISTED ? findings : findings.slice(0, LISTED - 1);
    const rest = findings.length - listed.length;
    this.findings.replaceChildren(...listed.map((finding) => findingItem(finding)));
    if (rest) {
      const all = () => {
        this.listsAll = true;
        this.showFindings(findings);
        this.findings.children[listed.length].querySelector("a, button")?.focus();
      };
      this.findings.append(h("li", { class: "findings-more" }, h("button", { type: "button", class: "link", onclick: all }, `Show ${counted(rest, "more finding")}`)));
    }
    this.findings.setAttribute("aria-label", `Findings on ${this.name}`);
    this.element.querySelector(".page-counts")?.remove();
    if (findings.length) this.head.append(badges(findings));
  }

  flash() {
    this.sheet.classList.remove("is-changed");
    void this.sheet.offsetWidth; // starts the animation anew
    this.sheet.classList.add("is-changed");
  }
}

/** An icon and a number for each severity found. */
export function badges(findings) {
  const counts = SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]);
  return h(
    "span",
    { class: "page-counts" },
    ...counts
      .filter(([, count]) => count)
      .map(([severity, count]) =>
        h("span", { class: `count ${severity}` }, icon(severity, counted(count, severity)), h("span", { "aria-hidden": "true" }, String(count))),
      ),
  );
}
