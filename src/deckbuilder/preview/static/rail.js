// The rail of thumbnails: every slide at a glance, its section, and what was found on it. One stop of the Tab key; arrows move.

import { h, icon } from "./dom.js";
import { draw } from "./drawings.js";
import { badges } from "./frame.js";

export class Rail {
  /**
   * @param {HTMLElement} root
   * @param {import("./drawings.js").Drawings} drawings
   * @param {(index: number) => void} choose
   */
  constructor(root, drawings, choose) {
    this.root = root;
    this.drawings = drawings;
    this.choose = choose;
    this.current = -1;
    this.items = [];
    this.list = h("ol", { class: "rail-list" });
    root.append(this.list);
    this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.seen(entry)), { root, rootMargin: "400px 0px" });
    root.addEventListener("keydown", (event) => this.key(event));
  }

  /** Show the slides of a document; thumbnails of those that did not change stay. */
  show(document) {
    let section = "";
    const old = this.items;
    this.items = document.pages.map((page, i) => {
      const item = old[i] ?? this.item(i);
      item.digest = page.digest;
      const begins = page.section && page.section !== section;
      section = page.section;
      this.dress(item, page, begins ? section : "", page.number || String(i + 1));
      if (item.drawn && item.drawn !== page.digest) this.draw(item);
      return item;
    });
    for (const item of old.slice(this.items.length)) {
      this.observer.unobserve(item.element);
      item.element.remove();
    }
    this.mark(Math.min(Math.max(this.current, 0), this.items.length - 1));
  }

  /** Say what a slide is and whether a section begins with it, where that has changed: each change costs a layout. */
  dress(item, page, section, number) {
    const dress = JSON.stringify([page.title, page.hidden, page.width, page.height, section, number]);
    if (item.dress === dress) return;
    item.dress = dress;
    item.element.style.setProperty("--w", page.width);
    item.element.style.setProperty("--h", page.height);
    item.section.textContent = section;
    item.section.hidden = !section;
    item.number.textContent = number;
    item.drawing.setAttribute("aria-label", `${page.title}${page.hidden ? " (hidden)" : ""}` || "untitled");
    item.button.title = page.title;
    item.button.classList.toggle("is-hidden", Boolean(page.hidden));
    item.hiddenMark.hidden = !page.hidden;
  }

  item(index) {
    const drawing = h("span", { class: "drawing", role: "img" });
    const counts = h("span", { class: "rail-counts" });
    const number = h("span", { class: "rail-number" });
    const hiddenMark = h("span", { class: "rail-hidden", hidden: true }, icon("unseen"));
    const button = h(
      "button",
      { type: "button", class: "thumb", tabindex: "-1", onclick: () => this.choose(index) },
      h("span", { class: "rail-side" }, h("span", { class: "hidden-visually" }, "Slide "), number, hiddenMark),
      h("span", { class: "sheet" }, drawing),
    );
    const section = h("span", { class: "rail-section", hidden: true });
    const element = h("li", { class: "rail-item" }, section, button, counts);
    const item = { element, button, drawing, counts, number, section, hiddenMark, digest: "", drawn: "", dress: "", counted: "" };
    element.item = item;
    this.list.append(element);
    this.observer.observe(element);
    return item;
  }

  seen({ target, isIntersecting }) {
    const { item } = target;
    if (isIntersecting) this.draw(item);
    else if (item.drawn) {
      draw(item.drawing, "");
      item.drawn = "";
    }
  }

  draw(item) {
    if (item.drawn === item.digest) return;
    draw(item.drawing, this.drawings.svg(item.digest));
    // A thumbnail is a picture on a button: what can be reached inside it would be in the way.
    for (const link of item.drawing.shadowRoot.querySelectorAll("a")) link.removeAttribute("href");
    item.drawn = item.digest;
  }

  /** @param {Array<Array<object>>} found findings by slide */
  showFindings(found) {
    this.items.forEach((item, i) => {
      const severities = (found[i] ?? []).map((one) => one.severity).join();
      if (item.counted === severities) return;
      item.counted = severities;
      item.counts.replaceChildren(...(severities ? [badges(found[i])] : []));
    });
  }

  /** Show which slide the reader is at. */
  mark(index) {
    const item = this.items[index];
    this.items.forEach((one, i) => {
      one.button.tabIndex = i === index ? 0 : -1;
      if (i === index) one.button.setAttribute("aria-current", "true");
      else one.button.removeAttribute("aria-current");
    });
    if (item && index !== this.current) this.bring(item);
    this.current = index;
  }

  /** Scroll the rail alone, as little as shows the item and a bit of its neighbours. */
  bring({ element }) {
    const { scrollTop, clientHeight } = this.root;
    const top = element.offsetTop;
    const bottom = top + element.offsetHeight;
    if (top - 24 < scrollTop) this.root.scrollTop = top - 24;
    else if (bottom + 24 > scrollTop + clientHeight) this.root.scrollTop = bottom + 24 - clientHeight;
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const end = { Home: 0, End: this.items.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || (step === undefined && end === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    const to = Math.max(0, Math.min(end ?? this.current + step, this.items.length - 1));
    this.choose(to);
    this.mark(to);
    this.items[to]?.button.focus({ preventScroll: true });
  }
}
