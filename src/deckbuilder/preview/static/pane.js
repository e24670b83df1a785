// A document as a column of pages: what is shown of it, where the reader is, and keeping that through every change.

import { counted, h, icon } from "./dom.js";
import { Frame } from "./frame.js";
import { matched } from "./matching.js";
import { Zoom } from "./zoom.js";

/** Pages this many pixels beyond the visible part are drawn already. */
const AHEAD = "800px";

export class Pane {
  /**
   * @param {HTMLElement} root
   * @param {"deck" | "memo"} kind
   * @param {import("./drawings.js").Drawings} drawings
   * @param {{moved: (pane: Pane) => void, drawn: (frame: Frame) => void, resized: () => void}} on
   */
  constructor(root, kind, drawings, on) {
    this.root = root;
    this.kind = kind;
    this.drawings = drawings;
    this.on = on;
    this.document = null;
    /** @type {Frame[]} */
    this.frames = [];
    this.current = 0;
    this.list = h("ol", { class: "pages-list" });
    this.scroller = h("div", { class: "pages", tabindex: "0", role: "group", "aria-label": `Pages of the ${kind}` }, this.list);
    this.none = h("p", { class: "pages-none", hidden: true }, kind === "deck" ? "This brief makes no slides." : "This brief makes no pages.");
    this.scroller.append(this.none);
    this.where = h("span", { class: "pane-where" });
    this.zoom = new Zoom(this);
    this.extra = h("div", { class: "pane-tools" });
    root.append(
      h(
        "header",
        { class: "pane-head" },
        h("h2", {}, kind === "deck" ? "Deck" : "Memo"),
        this.where,
        h("span", { class: "badge stale-badge" }, icon("warning"), "Last good state"),
        this.extra,
        this.zoom.element,
      ),
      this.scroller,
    );
    this.observer = new IntersectionObserver((entries) => this.seen(entries), { root: this.scroller, rootMargin: `${AHEAD} 0px` });
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.kept = null;
    new ResizeObserver(() => this.resized()).observe(this.scroller);
  }

  /** Show a document's newest state: pages that are the same stay the very elements they were. */
  show(document) {
    const anchor = this.anchor();
    const old = this.frames;
    const from = matched(old.map((frame) => frame.page), document.pages);
    this.document = document;
    this.frames = document.pages.map((page, i) => {
      const frame = from[i] >= 0 ? old[from[i]] : new Frame(this.kind);
      const redrawn = frame.drawn && frame.page.digest !== page.digest;
      frame.show(page, i);
      if (redrawn) this.draw(frame);
      return frame;
    });
    const kept = new Set(this.frames);
    for (const frame of old) if (!kept.has(frame)) this.remove(frame);
    this.frames.forEach((frame, i) => {
      if (this.list.children[i] !== frame.element) this.list.insertBefore(frame.element, this.list.children[i] ?? null);
      this.observer.observe(frame.element);
    });
    this.none.hidden = this.frames.length > 0;
    this.root.classList.toggle("is-stale", Boolean(document.stale));
    this.scroller.lang = document.lang || "";
    this.list.dir = "ltr";
    this.restore(anchor);
    this.locate(true);
  }

  /** Show nothing. */
  clear() {
    for (const frame of this.frames) this.remove(frame);
    this.frames = [];
    this.document = null;
    this.current = 0;
    this.kept = null;
    this.where.textContent = "";
    this.none.hidden = true;
  }

  remove(frame) {
    this.observer.unobserve(frame.element);
    frame.element.remove();
  }

  seen(entries) {
    for (const entry of entries) {
      const { frame } = entry.target;
      if (entry.isIntersecting) this.draw(frame);
      else frame.draw("");
    }
  }

  draw(frame) {
    frame.draw(this.drawings.svg(frame.page.digest));
    this.on.drawn(frame);
  }

  /** The first page in sight and where its top stands, to find the same view again. */
  anchor() {
    const top = this.scroller.scrollTop;
    const frame = this.frames.find(({ element }) => element.offsetTop + element.offsetHeight > top + 1);
    if (!frame || top === 0) return null;
    const { element } = frame;
    return { frame, part: (top - element.offsetTop) / element.offsetHeight, left: this.scroller.scrollLeft };
  }

  restore(anchor) {
    if (!anchor?.frame.element.isConnected) return;
    const { element } = anchor.frame;
    this.scroller.scrollTop = element.offsetTop + anchor.part * element.offsetHeight;
    this.scroller.scrollLeft = anchor.left;
  }

  resized() {
    this.on.resized();
    this.restore(this.kept);
    this.locate(true);
  }

  scrolled() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.locate();
    });
  }

  /** Work out which page the reader is at: the one across the line two fifths down; at the end, the last. */
  locate(always = false) {
    const { scrollTop, clientHeight } = this.scroller;
    if (!clientHeight) return; // out of view, where nothing has a place
    const line = scrollTop + clientHeight * progress(this.scroller, 0.25, 0.75);
    let current = this.frames.findIndex(({ element }) => element.offsetTop + element.offsetHeight > line);
    if (current < 0) current = Math.max(0, this.frames.length - 1);
    if (this.wanted !== undefined) current = this.wanted;
    this.wanted = undefined;
    const moved = current !== this.current;
    this.current = current;
    if (moved || always) this.tell();
    this.kept = this.anchor();
    this.on.moved(this);
  }

  tell() {
    const word = this.kind === "deck" ? "slide" : "page";
    const count = this.frames.length;
    this.where.textContent = count ? `${this.current + 1} of ${counted(count, word)}` : "";
    this.frames.forEach((frame, i) => frame.element.classList.toggle("is-current", i === this.current));
  }

  /** Bring a page into view. */
  goTo(index, { smooth = false, flash = false } = {}) {
    const to = Math.max(0, Math.min(index, this.frames.length - 1));
    const frame = this.frames[to];
    if (!frame) return;
    this.wanted = to;
    const top = frame.element.offsetTop - 8;
    if (Math.abs(top - this.scroller.scrollTop) < 1) this.locate();
    else this.scroller.scrollTo({ top, behavior: smooth ? "smooth" : "instant" });
    this.current = to;
    this.tell();
    if (flash) frame.flash();
  }

  /** Bring a page into view only if little of it is. */
  reveal(index) {
    const element = this.frames[index]?.element;
    if (!element) return;
    const { scrollTop, clientHeight } = this.scroller;
    const seen = Math.min(element.offsetTop + element.offsetHeight, scrollTop + clientHeight) - Math.max(element.offsetTop, scrollTop);
    if (seen < Math.min(element.offsetHeight, clientHeight) * 0.6) this.goTo(index);
  }

  get shown() {
    return this.root.offsetParent !== null;
  }
}

/** How far down a scroller is, between `from` at its top and `to` at its end. */
export function progress({ scrollTop, scrollHeight, clientHeight }, from = 0, to = 1) {
  const room = scrollHeight - clientHeight;
  return room > 0 ? from + (to - from) * Math.min(1, Math.max(0, scrollTop / room)) : from;
}

