// The preview: what the server tells goes to the parts of the page, and what the author does goes from one part to the others.

import { build } from "./building.js";
import { Connection } from "./connection.js";
import { explainDialog, goToDialog, helpDialog } from "./dialogs.js";
import { announce, dressButtons, h, icon, iconButton, loadIcons } from "./dom.js";
import { Drawings } from "./drawings.js";
import { showEmpty } from "./empty.js";
import { Findings } from "./findings.js";
import { listen } from "./keys.js";
import { Pane } from "./pane.js";
import { setProject } from "./places.js";
import { Pointing } from "./pointing.js";
import { loadPreferences, preference, remember } from "./preferences.js";
import { Rail } from "./rail.js";
import { Search } from "./search.js";
import { Slideshow, toggleFullscreen } from "./slideshow.js";
import { State } from "./state.js";
import { toast } from "./toast.js";
import { Together } from "./together.js";

const byId = (id) => document.getElementById(id);
const app = byId("app");
const drawings = new Drawings();
const state = new State(byId("state"), byId("state-text"));
const panes = {};
let project = null;
let kinds = ["deck", "memo"];
let found = [];
let crash = null;
/** The state whose change was shown in the deck: the memo goes along with it. */
let led = -1;

const handlers = {
  moved: (pane) => {
    if (pane.kind === "deck") rail.mark(pane.current);
    together.follow(pane);
  },
  drawn: (frame) => together.remark(frame),
  resized: () => (together.held = true),
};
const rail = new Rail(byId("rail"), drawings, (index) => goTo(panes.deck, index));
panes.deck = new Pane(byId("deck"), "deck", drawings, handlers);
panes.memo = new Pane(byId("memo"), "memo", drawings, handlers);
const together = new Together(panes);
const pointing = new Pointing([panes.deck, panes.memo], together, (pane, anchor) => {
  const index = pane.document.anchors?.[anchor];
  if (index !== undefined) goTo(pane, index);
});
const search = new Search([panes.deck, panes.memo], drawings, showAt);
const slideshow = new Slideshow(byId("slideshow"), drawings, (index) => goTo(panes.deck, index));
const findings = new Findings(
  { panel: byId("findings"), button: byId("findings-button"), notice: byId("notice") },
  (kind, index) => showAt(panes[kind], index),
  () => setFindings(!preference("findings")),
);
const connection = new Connection(receive, (now) => {
  state.connection(now);
  app.classList.toggle("is-offline", now !== "open");
  if (now !== "open") announce(state.words);
  showNotice();
});

/** The pane keys are meant for: the one in use, or the only one in view. */
function active() {
  const leader = together.leader;
  return leader.shown ? leader : together.other(leader);
}

function goTo(pane, index, how) {
  together.lead(pane);
  pane.goTo(index, how);
}

function step(by) {
  goTo(active(), active().current + by);
}

/** Go to a page whose document may be out of view. */
function showAt(pane, index) {
  if (!pane.shown) setView(pane.kind);
  goTo(pane, index, { flash: true });
}

const receivers = {
  project: (data) => {
    const first = project === null;
    project = data;
    setProject(data.root, data.editor);
    if (first) {
      loadPreferences(data.root);
      applyPreferences();
    }
    byId("project-name").textContent = data.name;
    const choice = byId("brief");
    choice.replaceChildren(...data.briefs.map((one) => h("option", { value: one.name, selected: one.name === data.brief }, one.title || one.name)));
    choice.hidden = data.briefs.length < 2;
    nameBrief();
    const wanted = preference("brief");
    if (first && wanted && wanted !== data.brief && data.briefs.some((one) => one.name === wanted)) connection.open(wanted);
    explainEmpty();
  },
  document: (data) => {
    drawings.add(data.svgs, data.fonts);
    const pane = panes[data.kind];
    if (led !== data.revision) together.held = true;
    pane.show(data);
    if (data.kind === "deck") {
      rail.show(data);
      slideshow.update(data);
    }
    drawings.keep(new Set([panes.deck, panes.memo].flatMap(({ frames }) => frames.map((frame) => frame.page.digest))));
    if (data.title) document.title = `${data.title} · Preview`;
    if (data.changed !== null && data.changed !== undefined && !data.stale) showChange(pane, data.changed, data.revision);
    showFound();
    explainEmpty();
  },
  findings: (data) => {
    found = data.findings;
    findings.show(found, (kind, index) => panes[kind].frames[index]?.page.number || index + 1);
    showFound();
  },
  status: (data) => {
    crash = data.state === "failed" ? data : null;
    if (data.kinds) setKinds(data.kinds);
    state.show(data);
    showNotice();
    explainEmpty(data.state === "ready");
  },
};

/** The title of the brief stands where the list of briefs is, which is there only if there are several. */
function nameBrief() {
  const choice = byId("brief");
  const title = byId("brief-title");
  title.textContent = choice.selectedOptions[0]?.textContent ?? "";
  title.ariaHidden = choice.hidden ? null : "true";
  byId("brief-field").hidden = !title.textContent;
}

function receive(name, data) {
  receivers[name](data);
}

/** A save changed a page: it comes into view and lights up, unless the author wants to stay. */
function showChange(pane, index, revision) {
  pane.frames[index]?.flash();
  if (!preference("follow") || slideshow.running) return;
  if (pane.kind === "memo" && led === revision && preference("linked")) {
    together.follow(panes.deck);
    return;
  }
  if (pane.kind === "deck" && pane.shown) led = revision;
  together.lead(pane);
  pane.reveal(index);
}

/** Tell each finding on the first page it concerns. */
function showFound() {
  for (const pane of [panes.deck, panes.memo]) {
    const byPage = pane.frames.map(() => []);
    for (const one of found) {
      const first = one.pages?.find(([kind]) => kind === pane.kind);
      if (first) byPage[first[1]]?.push(one);
    }
    pane.frames.forEach((frame, i) => frame.showFindings(byPage[i]));
    if (pane.kind === "deck") rail.showFindings(byPage);
  }
  showNotice();
}

function showNotice() {
  const stale = [panes.deck, panes.memo].some((pane) => pane.document?.stale);
  const broken = hasErrors() && noPages();
  state.hold(stale ? "Last good state" : broken ? "Cannot be laid out" : "");
  const offline = state.offline && { message: state.words, help: state.advice };
  findings.showNotice(stale, offline || (crash && { message: crash.message, help: crash.help }));
}

function noPages() {
  return panes.deck.frames.length === 0 && panes.memo.frames.length === 0;
}

function hasErrors() {
  return found.some(({ severity }) => severity === "error");
}

/** Say why there are no pages, once that is known. */
function explainEmpty(ready = state.ready) {
  const empty = noPages() && ready;
  byId("empty").hidden = !empty;
  app.classList.toggle("is-empty", empty);
  if (empty) showEmpty(byId("empty"), hasErrors() ? "good" : "pages");
}

function setKinds(value) {
  kinds = value;
  for (const kind of ["deck", "memo"]) if (!kinds.includes(kind)) panes[kind].clear();
  setView(preference("view"), { keep: true });
}

/** @param {"deck" | "both" | "memo"} view */
function setView(view, { keep = false } = {}) {
  if (!keep) remember("view", view);
  app.dataset.view = kinds.length === 1 ? kinds[0] : view;
  byId("view").hidden = kinds.length === 1;
  for (const button of byId("view").children) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  byId("present").disabled = !kinds.includes("deck");
}

function setFindings(open) {
  remember("findings", open);
  byId("findings").hidden = !open;
  byId("findings-button").setAttribute("aria-expanded", String(open));
}

function setTheme(theme) {
  remember("theme", theme);
  document.documentElement.dataset.theme = theme;
  const button = byId("theme");
  const label = { auto: "Colours as the system has them", light: "Light colours", dark: "Dark colours" }[theme];
  button.replaceChildren(icon(theme));
  button.setAttribute("aria-label", `${label}; change`);
  button.title = `${label} (d)`;
}

/** Turn a preference on or off, with its button. */
function toggle(name, button, words) {
  remember(name, !preference(name));
  button.setAttribute("aria-pressed", String(preference(name)));
  if (words) toast([`${words} ${preference(name) ? "on" : "off"}`]);
  applyClasses();
}

function applyClasses() {
  app.classList.toggle("no-rail", !preference("rail"));
  app.classList.toggle("no-notes", !preference("notes"));
}

function applyPreferences() {
  setTheme(preference("theme"));
  setView(preference("view"));
  setFindings(preference("findings"));
  for (const [name, button] of [["follow", byId("follow")], ["linked", byId("linked")], ["rail", railButton], ["notes", notesButton]]) {
    button.setAttribute("aria-pressed", String(preference(name)));
  }
  for (const pane of [panes.deck, panes.memo]) pane.zoom.apply();
  applyClasses();
}

function present() {
  if (panes.deck.document?.pages.length) slideshow.start(panes.deck.document, panes.deck.current);
}

const railButton = iconButton("rail", "Thumbnails (t)", () => toggle("rail", railButton), { "aria-pressed": "true", "data-tool": "rail" });
const notesButton = iconButton("notes", "Speaker notes (s)", () => toggle("notes", notesButton), { "aria-pressed": "true" });
panes.deck.extra.append(railButton, notesButton);

const go = "Move";
const see = "See";
const work = "Work";
const bindings = [
  { keys: ["ArrowRight", "PageDown", "j"], label: "Next page", group: go, run: () => step(1) },
  { keys: ["ArrowLeft", "PageUp", "k"], label: "Page before", group: go, run: () => step(-1) },
  { keys: ["ArrowDown", "ArrowUp"], label: "Scroll", group: go, run: () => {} },
  { keys: ["Home"], label: "First page", group: go, run: () => goTo(active(), 0) },
  { keys: ["End"], label: "Last page", group: go, run: () => goTo(active(), Infinity) },
  { keys: ["g"], label: "Go to a number", group: go, run: askNumber },
  { keys: ["/"], label: "Search slides and pages", group: go, run: () => search.open() },
  { keys: ["m"], label: "Change between deck and memo", group: go, run: change },
  { keys: ["n"], label: "Next finding", group: work, run: () => findings.step(1) },
  { keys: ["N"], label: "Finding before", group: work, run: () => findings.step(-1) },
  { keys: ["o"], label: "Next object of the page", group: work, run: () => pointing.walk(active(), 1) },
  { keys: ["O"], label: "Object before", group: work, run: () => pointing.walk(active(), -1) },
  { keys: ["Enter"], label: "Open its source in the editor", group: work, run: () => pointing.enter(active()) },
  { keys: ["x"], label: "List of findings", group: work, run: () => setFindings(!preference("findings")) },
  { keys: ["b"], label: "Deck, both, or memo", group: see, run: nextView },
  { keys: ["+", "="], label: "Larger", group: see, run: () => active().zoom.step(1) },
  { keys: ["-"], label: "Smaller", group: see, run: () => active().zoom.step(-1) },
  { keys: ["0"], label: "As wide as the window", group: see, run: () => active().zoom.choose("width") },
  { keys: ["t"], label: "Thumbnails", group: see, run: () => toggle("rail", railButton) },
  { keys: ["s"], label: "Speaker notes", group: see, run: () => toggle("notes", notesButton) },
  { keys: ["d"], label: "Light, dark, or the system’s colours", group: see, run: nextTheme },
  { keys: ["f"], label: "Full screen", group: see, run: toggleFullscreen },
  { keys: ["p"], label: "Present", group: see, run: present },
  { keys: ["?"], label: "This help", group: see, run: () => helpDialog(bindings) },
  { keys: ["Escape"], label: "Leave, let go", group: see, run: letGo },
];

function askNumber() {
  const pane = active();
  if (pane.frames.length) goToDialog(pane.kind === "deck" ? "Slide" : "Page", pane.frames.length, (index) => goTo(pane, index));
}

function change() {
  const other = together.other(active());
  if (!other.shown) setView(other.kind);
  together.leader = other;
  other.scroller.focus({ preventScroll: true });
}

function nextView() {
  if (kinds.length > 1) setView({ both: "deck", deck: "memo", memo: "both" }[preference("view")]);
}

function nextTheme() {
  setTheme({ auto: "light", light: "dark", dark: "auto" }[preference("theme")]);
}

function letGo() {
  together.mark(null, "is-selected");
  byId("toast").hidden = true;
}

for (const pane of [panes.deck, panes.memo]) {
  for (const event of ["pointerdown", "wheel", "touchstart", "keydown"]) {
    pane.scroller.addEventListener(event, () => together.lead(pane), { passive: true });
  }
  pane.root.addEventListener("focusin", () => (together.leader = pane));
}
document.addEventListener("click", ({ target }) => {
  const rule = target.closest?.("[data-explain]");
  if (rule) explainDialog(rule.dataset.explain);
});
/** Arrow keys scroll what has the focus; where nothing has, the pane in use. */
document.addEventListener("keydown", (event) => {
  if (event.target === document.body && ["ArrowDown", "ArrowUp"].includes(event.key) && !slideshow.running) {
    const pane = active();
    together.lead(pane);
    pane.scroller.scrollBy({ top: event.key === "ArrowDown" ? 64 : -64 });
  }
});
byId("brief").addEventListener("change", ({ target }) => {
  remember("brief", target.value);
  nameBrief();
  for (const pane of [panes.deck, panes.memo]) pane.clear();
  findings.clear();
  found = [];
  state.show({ state: "connecting" });
  explainEmpty();
  connection.open(target.value);
});
byId("view").addEventListener("click", ({ target }) => target.dataset.view && setView(target.dataset.view));
byId("follow").addEventListener("click", ({ currentTarget }) => toggle("follow", currentTarget, "Going to what changed:"));
byId("linked").addEventListener("click", ({ currentTarget }) => toggle("linked", currentTarget, "Scrolling together:"));
byId("search-button").addEventListener("click", () => search.open());
byId("theme").addEventListener("click", nextTheme);
byId("help-button").addEventListener("click", () => helpDialog(bindings));
byId("present").addEventListener("click", present);
byId("build").addEventListener("click", ({ currentTarget }) => build(currentTarget, project?.brief));

byId("brief-title").after(icon("down"));
loadIcons();
dressButtons();
applyPreferences();
listen(bindings.filter((binding) => !binding.keys.includes("ArrowDown")), () => slideshow.running);
connection.open(null);
