// The slide show: a slide fills the window, a second window shows the presenter what comes next.

import { announce, h, icon, iconButton } from "./dom.js";
import { draw } from "./drawings.js";
import { toast } from "./toast.js";

/** Milliseconds for which the controls stay after the pointer has come to rest. */
const AWAKE = 3000;

export class Slideshow {
  /**
   * @param {HTMLElement} root
   * @param {import("./drawings.js").Drawings} drawings
   * @param {(index: number) => void} left called with the slide shown last
   */
  constructor(root, drawings, left) {
    Object.assign(this, { root, drawings, left });
    this.document = null;
    this.index = 0;
    this.black = false;
    this.window = null;
    this.channel = null;
    this.drawing = h("div", { class: "drawing" });
    this.sheet = h("div", { class: "sheet" }, this.drawing);
    this.end = h("p", { class: "slideshow-end", hidden: true }, "End of the slides");
    this.place = h("span", { class: "slideshow-place" });
    this.full = h("button", { type: "button", onclick: toggleFullscreen });
    this.bar = h(
      "div",
      { class: "slideshow-bar", role: "group", "aria-label": "Controls" },
      iconButton("left", "Back (←)", () => this.move(-1)),
      this.place,
      iconButton("right", "Next (→)", () => this.move(1)),
      this.full,
      iconButton("close", "End (Esc)", () => this.stop()),
    );
    root.append(this.sheet, this.end, this.bar);
    root.addEventListener("click", (event) => this.click(event));
    root.addEventListener("pointermove", () => this.wake());
    document.addEventListener("fullscreenchange", () => this.nameFull());
    this.nameFull();
    document.addEventListener("keydown", (event) => this.running && this.key(event));
    addEventListener("pagehide", () => this.tell({ type: "closed" }));
  }

  get running() {
    return !this.root.hidden;
  }

  /** Begin at a slide; the second window opens beside, where the browser allows it. */
  start(document, index) {
    const { pages } = document;
    if (!pages.some((page) => !page.hidden)) return;
    this.document = document;
    this.black = false;
    this.before = globalThis.document.activeElement;
    this.root.hidden = false;
    globalThis.document.getElementById("app").inert = true;
    this.openWindow();
    this.go(pages[index]?.hidden ? this.next(index, 1) ?? this.next(index, -1) : index);
    this.root.focus();
    this.wake();
    if (navigator.userActivation?.isActive) toggleFullscreen();
    else announce("Press f for full screen");
  }

  /** Show the controls for a while. A browser gives one key stroke one thing: a window, or the full screen. */
  wake() {
    this.root.classList.add("is-awake");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.root.classList.remove("is-awake"), AWAKE);
  }

  nameFull() {
    this.full.replaceChildren(icon("full"), document.fullscreenElement ? "Leave full screen" : "Full screen", h("kbd", {}, "f"));
  }

  openWindow() {
    const name = crypto.randomUUID();
    this.channel = new BroadcastChannel(`deckbuilder-${name}`);
    this.channel.onmessage = ({ data }) => this.hear(data);
    this.window = window.open(`presenter#${name}`, "deckbuilder-presenter", "popup,width=1120,height=720");
    if (!this.window) toast(["The browser kept the presenter’s window from opening. Allow pop-ups for this address."]);
  }

  /** The document has changed while it is shown. */
  update(document) {
    if (!this.running) return;
    this.document = document;
    this.go(Math.min(this.index, document.pages.length - 1));
  }

  stop() {
    if (!this.running) return;
    this.root.hidden = true;
    document.getElementById("app").inert = false;
    this.tell({ type: "closed" });
    this.channel?.close();
    this.channel = null;
    this.window?.close();
    this.window = null;
    if (document.fullscreenElement) document.exitFullscreen();
    this.before?.focus?.();
    this.left(this.index);
  }

  /** The slides that are not hidden. */
  get shown() {
    return this.document.pages.filter((page) => !page.hidden);
  }

  /** The next slide that is not hidden, or null. */
  next(from, by) {
    for (let i = from + by; i >= 0 && i < this.document.pages.length; i += by) if (!this.document.pages[i].hidden) return i;
    return null;
  }

  move(by) {
    const to = this.next(this.index, by);
    if (!this.end.hidden) {
      if (by < 0) this.go(this.index);
    } else if (to !== null) this.go(to);
    else if (by > 0) this.finish();
  }

  go(index) {
    if (index === null || !this.document.pages[index]) return;
    const page = this.document.pages[index];
    this.index = index;
    this.end.hidden = true;
    this.sheet.hidden = false;
    this.place.textContent = `${this.shown.indexOf(page) + 1} of ${this.shown.length}`;
    this.root.style.setProperty("--w", page.width);
    this.root.style.setProperty("--h", page.height);
    draw(this.drawing, this.drawings.svg(page.digest));
    announce(`Slide ${page.number || index + 1}: ${page.title}`);
    this.tellSlide();
  }

  finish() {
    this.end.hidden = false;
    this.sheet.hidden = true;
    this.tellSlide();
  }

  darken() {
    this.black = !this.black;
    this.root.classList.toggle("is-black", this.black);
    this.tellSlide();
  }

  tell(message) {
    this.channel?.postMessage(message);
  }

  /** All that the presenter's window shows: it asks the server for nothing but fonts and pictures. */
  tellSlide() {
    const { pages } = this.document;
    const ended = !this.end.hidden;
    const next = ended ? null : this.next(this.index, 1);
    const slide = (i) => i !== null && { svg: this.drawings.svg(pages[i].digest), title: pages[i].title, width: pages[i].width, height: pages[i].height };
    this.tell({
      type: "slide",
      place: this.shown.indexOf(pages[this.index]) + 1,
      count: this.shown.length,
      now: ended ? null : slide(this.index),
      next: slide(next),
      notes: ended ? "" : pages[this.index].notes,
      black: this.black,
      fonts: this.drawings.fonts,
    });
  }

  hear(message) {
    if (message.type === "hello") this.tellSlide();
    else if (message.type === "move") this.move(message.by);
    else if (message.type === "black") this.darken();
    else if (message.type === "stop") this.stop();
  }

  click(event) {
    if (event.target.closest(".slideshow-bar")) {
      if (event.detail) this.root.focus(); // by pointer: keys are for the show again
      return;
    }
    const link = event.composedPath().find((element) => element.localName === "a");
    if (!link) this.move(1);
    else if (link.dataset?.anchor !== undefined) {
      event.preventDefault();
      this.go(this.document.anchors?.[link.dataset.anchor] ?? this.index);
    }
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("button") && (event.key === "Enter" || event.key === " ")) return;
    const act = {
      ArrowRight: () => this.move(1), ArrowDown: () => this.move(1), PageDown: () => this.move(1), " ": () => this.move(1),
      Enter: () => this.move(1), n: () => this.move(1), j: () => this.move(1),
      ArrowLeft: () => this.move(-1), ArrowUp: () => this.move(-1), PageUp: () => this.move(-1), Backspace: () => this.move(-1), k: () => this.move(-1),
      Home: () => this.go(this.next(-1, 1)), End: () => this.go(this.next(this.document.pages.length, -1)),
      ".": () => this.darken(), b: () => this.darken(),
      f: () => toggleFullscreen(), Escape: () => this.stop(), p: () => this.stop(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

export function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => announce("The browser does not allow full screen"));
}
