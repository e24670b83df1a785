// The presenter's window: what is shown, what comes next, notes and time. It only shows what the slide show tells it.

import { dressButtons, loadIcons, safeHtml } from "./dom.js";
import { adoptFonts, draw } from "./drawings.js";

const channel = new BroadcastChannel(`deckbuilder-${location.hash.slice(1)}`);
const byId = (id) => document.getElementById(id);
const adopted = new Set();
let began = Date.now();
let held = 0;
let size = 18;

function hear({ data }) {
  if (data.type === "closed") {
    byId("where").textContent = "The slide show has ended";
    for (const button of document.querySelectorAll(".presenter-controls button")) button.disabled = true;
    return;
  }
  if (data.type !== "slide") return;
  for (const css of data.fonts) {
    if (!adopted.has(css)) adoptFonts(css);
    adopted.add(css);
  }
  byId("where").textContent = data.now ? `Slide ${data.place} of ${data.count}` : "End of the slides";
  document.title = `${byId("where").textContent} · Presenter view`;
  show(byId("now"), data.now);
  show(byId("next"), data.next);
  byId("next-title").textContent = data.next ? data.next.title : "No more slides";
  byId("notes").replaceChildren(...(data.notes ? safeHtml(data.notes) : [document.createTextNode(data.now ? "No notes for this slide." : "")]));
  byId("notes").classList.toggle("is-none", !data.notes);
  byId("black").setAttribute("aria-pressed", String(data.black));
  byId("now").classList.toggle("is-black", data.black);
}

function show(sheet, slide) {
  sheet.hidden = !slide;
  if (!slide) return;
  sheet.style.setProperty("--w", slide.width);
  sheet.style.setProperty("--h", slide.height);
  const host = sheet.firstElementChild ?? sheet.appendChild(document.createElement("div"));
  host.className = "drawing";
  draw(host, slide.svg);
}

const tell = (type, rest = {}) => channel.postMessage({ type, ...rest });

function tick() {
  const seconds = Math.floor((held || Date.now() - began) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  byId("timer").textContent = `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  byId("clock").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function hold() {
  if (held) began = Date.now() - held;
  held = held ? 0 : Date.now() - began;
  const button = byId("pause");
  const label = held ? "Let the timer run" : "Stop the timer";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.querySelector("use").setAttribute("href", `#icon-${held ? "play" : "pause"}`);
  tick();
}

function restart() {
  began = Date.now();
  if (held) held = 1;
  tick();
}

function resize(by) {
  size = Math.min(40, Math.max(14, size + by));
  byId("notes").style.fontSize = `${size}px`;
}

const KEYS = {
  ArrowRight: () => tell("move", { by: 1 }), ArrowDown: () => tell("move", { by: 1 }), PageDown: () => tell("move", { by: 1 }), " ": () => tell("move", { by: 1 }), n: () => tell("move", { by: 1 }), j: () => tell("move", { by: 1 }),
  ArrowLeft: () => tell("move", { by: -1 }), ArrowUp: () => tell("move", { by: -1 }), PageUp: () => tell("move", { by: -1 }), k: () => tell("move", { by: -1 }),
  ".": () => tell("black"), b: () => tell("black"), "+": () => resize(2), "-": () => resize(-2), Escape: () => tell("stop"),
};

document.addEventListener("keydown", (event) => {
  const pressed = event.target.closest("button");
  const scrolls = event.target.closest(".presenter-notes") && /^(ArrowDown|ArrowUp)$/.test(event.key);
  if (event.ctrlKey || event.metaKey || event.altKey || scrolls || (pressed && event.key === " ")) return;
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
byId("previous").addEventListener("click", () => tell("move", { by: -1 }));
byId("forward").addEventListener("click", () => tell("move", { by: 1 }));
byId("now").addEventListener("click", () => tell("move", { by: 1 }));
byId("black").addEventListener("click", () => tell("black"));
byId("pause").addEventListener("click", hold);
byId("reset").addEventListener("click", restart);
byId("larger").addEventListener("click", () => resize(2));
byId("smaller").addEventListener("click", () => resize(-2));
channel.onmessage = hear;
loadIcons();
dressButtons();
resize(0);
tick();
setInterval(tick, 500);
tell("hello");
