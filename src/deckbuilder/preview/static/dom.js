// Building elements. Text only ever becomes text: nothing here parses markup but `safeHtml`, which takes the server's own.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes, listeners (`onclick`) and children; children that are null or false are left out.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false && child !== ""));
  return element;
}

/** Put the symbols of icons.svg into the page: they are to be there when the server is not. */
export async function loadIcons() {
  const answer = await fetch("static/icons.svg");
  const symbols = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  document.body.prepend(document.importNode(symbols, true));
}

/** One of the symbols of icons.svg; hidden from screen readers unless it has a `label`. */
export function icon(name, label = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else {
    svg.setAttribute("aria-hidden", "true");
  }
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows only an icon; its name is for screen readers and the tooltip. */
export function iconButton(name, label, onclick, attributes = {}) {
  return h("button", { type: "button", class: "quiet", title: label, "aria-label": label, onclick, ...attributes }, icon(name));
}

/** Turn every `<button data-icon>` of the page into a button that shows the icon and is named by its text. */
export function dressButtons(root = document) {
  for (const button of root.querySelectorAll("button[data-icon]")) {
    const label = button.textContent.trim();
    if (!button.classList.contains("quiet")) {
      button.prepend(icon(button.dataset.icon));
      continue;
    }
    if (label) button.setAttribute("aria-label", label);
    button.replaceChildren(icon(button.dataset.icon));
  }
}

/** Words with `code` in backticks, as messages have it. */
export function prose(text) {
  return text.split("`").map((part, i) => (i % 2 ? h("code", {}, part) : part));
}

/** Nodes of HTML that the server made (speaker notes); links in it open beside the preview. */
export function safeHtml(markup) {
  const parsed = new DOMParser().parseFromString(markup, "text/html");
  for (const link of parsed.querySelectorAll("a[href]")) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  return [...parsed.body.childNodes].map((node) => document.adoptNode(node));
}

/** Say something to screen readers without moving the focus. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** "1 slide", "3 slides". */
export function counted(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
