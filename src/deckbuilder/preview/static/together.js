// Deck and memo side by side: the same place of the source in both, marked, found, and scrolled to together.

import { preference } from "./preferences.js";
import { progress } from "./pane.js";

/** @typedef {import("./places.js").Place} Place */

export class Together {
  /** @param {{deck: import("./pane.js").Pane, memo: import("./pane.js").Pane}} panes */
  constructor(panes) {
    this.panes = panes;
    this.leader = panes.deck;
    /** Until the reader scrolls again: what moved the pages was no wish to go elsewhere. */
    this.held = false;
    /** @type {Place | null} */
    this.selected = null;
    this.hovered = null;
  }

  /** The reader moves in a pane: the other one follows it from now on. */
  lead(pane) {
    this.leader = pane;
    this.held = false;
  }

  other(pane) {
    return pane === this.panes.deck ? this.panes.memo : this.panes.deck;
  }

  /** Scroll the other document to the place of the source that `pane` shows; only the one in use leads. */
  follow(pane) {
    const other = this.other(pane);
    if (pane !== this.leader || this.held || !preference("linked") || !pane.shown || !other.shown || !other.frames.length) return;
    const at = progress(pane.scroller);
    if (at <= 0 || at >= 1) {
      other.scroller.scrollTop = at <= 0 ? 0 : other.scroller.scrollHeight;
      return;
    }
    const place = placeAt(pane, pane.scroller.scrollTop + at * pane.scroller.clientHeight);
    const y = place && heightOf(other, place);
    if (y === null || y === undefined) return;
    const room = other.scroller.scrollHeight - other.scroller.clientHeight;
    other.scroller.scrollTop = Math.max(0, Math.min(room, y - at * other.scroller.clientHeight));
  }

  /** Outline what comes from a place in both documents; `style` is "is-hovered" or "is-selected". */
  mark(place, style) {
    if (style === "is-selected") this.selected = place;
    else this.hovered = place;
    for (const pane of [this.panes.deck, this.panes.memo]) for (const frame of pane.frames) frame.mark(place, style);
  }

  /** Marks for a page that has just been drawn. */
  remark(frame) {
    if (this.selected) frame.mark(this.selected, "is-selected");
  }

  /** Bring the other document to a place, if it holds it. Answers the page it is on, or null. */
  show(pane, place) {
    const other = this.other(pane);
    if (!other.shown) return null;
    const frame = other.frames.find((one) => holds(one, place));
    if (!frame) return null;
    other.draw(frame);
    const y = heightOf(other, { file: place.file, line: place.line });
    const { scrollTop, clientHeight } = other.scroller;
    if (y < scrollTop + 24 || y > scrollTop + clientHeight - 80) other.scroller.scrollTo({ top: y - clientHeight / 3, behavior: "smooth" });
    return frame;
  }
}

function holds(frame, { file, line, last }) {
  const objects = frame.objects();
  if (objects.length) return objects.some((one) => one.file === file && one.line <= last && line <= one.last);
  return (frame.page.places ?? []).some(([path, first, end]) => path === file && first <= last && line <= end);
}

/** The place of the source at a height of a pane: its line may be between two, so that scrolling is smooth. */
function placeAt(pane, y) {
  const frame = pane.frames.find(({ element }) => element.offsetTop + element.offsetHeight > y) ?? pane.frames.at(-1);
  if (!frame) return null;
  const { file } = frame.page;
  const points = landmarks(frame, file);
  if (!points.length) return null;
  return { file, line: between(points, y, "y", "line") };
}

/** Where in a pane a line of the source stands, or null if the pane holds nothing of that file. */
function heightOf(pane, { file, line }) {
  let best = null;
  for (const frame of pane.frames) {
    const range = frame.range(file);
    if (!range) continue;
    if (range.line > line && best) break;
    best = frame;
    if (range.last >= line) break;
  }
  return best && between(landmarks(best, file), line, "line", "y");
}

/** Lines and heights that belong together on a page, both rising: its objects where it is drawn, else its two ends. */
function landmarks(frame, file) {
  const range = frame.range(file);
  if (!range) return [];
  const top = frame.sheet.offsetTop;
  const height = frame.sheet.offsetHeight;
  const points = [{ line: range.line, y: top }];
  const objects = frame.objects().filter((one) => one.file === file && one.line >= range.line && one.last <= range.last);
  for (const one of objects.sort((a, b) => a.top - b.top)) {
    const latest = points.at(-1);
    const y = top + one.top * height;
    if (one.line > latest.line && y > latest.y) points.push({ line: one.line, y });
  }
  if (range.last + 1 > points.at(-1).line) points.push({ line: range.last + 1, y: top + height });
  return points;
}

function between(points, value, from, to) {
  const next = points.findIndex((point) => point[from] > value);
  if (next <= 0) return points.at(next < 0 ? -1 : 0)[to];
  const [a, b] = [points[next - 1], points[next]];
  return a[to] + ((b[to] - a[to]) * (value - a[from])) / (b[from] - a[from]);
}
