// Pages as drawings: the SVG of each digest, the fonts they are set in, and putting them into the page.

const INSIDE = new CSSStyleSheet();
INSIDE.replaceSync("svg { display: block; width: 100%; height: 100%; } a { cursor: pointer; }");
/** What drawings are set with: `@font-face` rules count for the page, all others inside the drawings. */
const sheets = [INSIDE];

export class Drawings {
  constructor() {
    /** @type {Map<string, string>} */
    this.svgs = new Map();
    /** @type {string[]} */
    this.fonts = [];
  }

  /** Take in drawings by digest, and the `@font-face` rules they need. */
  add(svgs, fonts) {
    for (const [digest, svg] of Object.entries(svgs ?? {})) this.svgs.set(digest, svg);
    if (fonts && !this.fonts.includes(fonts)) {
      this.fonts.push(fonts);
      adoptFonts(fonts);
    }
  }

  /** Forget drawings that no page shows any more. */
  keep(digests) {
    for (const digest of this.svgs.keys()) if (!digests.has(digest)) this.svgs.delete(digest);
  }

  svg(digest) {
    return this.svgs.get(digest) ?? "";
  }

  /** All words of a page. */
  words(digest) {
    const parsed = new DOMParser().parseFromString(this.svg(digest), "image/svg+xml");
    return [...parsed.querySelectorAll("text")].map((text) => text.textContent).join(" ").replace(/\s+/g, " ");
  }
}

/** Make fonts known to the whole page; their addresses are relative to it. */
export function adoptFonts(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  sheets.push(sheet);
}

/**
 * Draw an SVG into `host`, in a shadow tree of its own, so that ids of two pages never meet.
 * What stood there before goes; an empty text clears it.
 */
export function draw(host, svg) {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = sheets;
  host.toggleAttribute("data-drawn", Boolean(svg));
  if (!svg) {
    shadow.replaceChildren();
    return;
  }
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  shadow.replaceChildren(document.importNode(parsed, true));
}
