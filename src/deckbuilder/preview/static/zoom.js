// How large pages are drawn: as wide as the pane, whole pages, or a part of their size on paper.

import { h, iconButton } from "./dom.js";
import { preference, remember } from "./preferences.js";

const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
/** CSS pixels in a point. */
const PIXELS = 96 / 72;

export class Zoom {
  /** @param {import("./pane.js").Pane} pane */
  constructor(pane) {
    this.pane = pane;
    this.choice = h("select", { class: "zoom-choice", "aria-label": `Zoom of the ${pane.kind}`, onchange: () => this.choose(this.choice.value) });
    this.element = h(
      "div",
      { class: "zoom" },
      iconButton("minus", "Smaller (-)", () => this.step(-1)),
      this.choice,
      iconButton("plus", "Larger (+)", () => this.step(1)),
    );
    this.apply();
  }

  get value() {
    return preference("zoom")[this.pane.kind];
  }

  /** @param {"width" | "page" | string} value a number as text is a part of the size on paper */
  choose(value) {
    const anchor = this.pane.anchor();
    remember("zoom", { ...preference("zoom"), [this.pane.kind]: value });
    this.apply();
    this.pane.on.resized();
    this.pane.restore(anchor);
  }

  apply() {
    const { value } = this;
    const number = Number(value);
    const options = [["width", "Fit width"], ["page", "Fit page"], ...STEPS.map((step) => [String(step), percent(step)])];
    this.choice.replaceChildren(...options.map(([key, label]) => h("option", { value: key, selected: key === value }, label)));
    this.pane.scroller.dataset.zoom = Number.isFinite(number) ? "size" : value;
    this.pane.scroller.style.setProperty("--zoom", Number.isFinite(number) ? number : 1);
  }

  /** The next step up or down from what is seen now. */
  step(by) {
    const frame = this.pane.frames[this.pane.current];
    if (!frame) return;
    const now = frame.sheet.offsetWidth / (frame.page.width * PIXELS);
    const next = by > 0 ? STEPS.find((step) => step > now * 1.02) : STEPS.findLast((step) => step < now * 0.98);
    if (next) this.choose(String(next));
  }
}

function percent(part) {
  return `${Math.round(part * 100)} %`;
}
