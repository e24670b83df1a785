// Places in the source: where an object of a drawing comes from, and the link that opens it in the author's editor.

/**
 * @typedef {{file: string, line: number, last: number}} Place lines counted from 1, `last` included
 * @typedef {Place & {left: number, top: number, right: number, bottom: number}} Found a place with its box, in parts
 *   of the page's width and height
 */

let project = { root: "", editor: "" };

export function setProject(root, editor) {
  project = { root, editor: editor ?? "" };
}

/** The address that opens a place in the editor, or null where none is set or it is not a harmless one. */
export function editorLink(file, line, column = 1) {
  const path = /^(\/|[A-Za-z]:)/.test(file) ? file : `${project.root}/${file}`;
  const parts = path.replaceAll("\\", "/").split("/").map((part) => encodeURIComponent(part).replace("%3A", ":"));
  const link = project.editor
    .replace(/([^/]\/)\{path\}/, (_, before) => before + parts.join("/").replace(/^\//, ""))
    .replaceAll("{path}", parts.join("/"))
    .replaceAll("{line}", String(line))
    .replaceAll("{column}", String(column ?? 1));
  return /^(?!javascript:|data:|vbscript:|blob:)[a-z][a-z0-9+.-]*:/i.test(link) ? link : null;
}

/** `brief.md:12`, short enough for a label. */
export function shortPlace(file, line) {
  return `${file.split("/").pop()}:${line}`;
}

export function overlap(one, other) {
  return one.file === other.file && one.line <= other.last && other.line <= one.last;
}

/**
 * Every object in a drawing that knows its source, from large to small.
 * @param {Element} drawing host of the shadow tree
 * @param {Record<string, number>} lines first line of each file on the page, which the drawing's lines are counted from
 * @returns {Found[]}
 */
export function objects(drawing, lines) {
  const frame = drawing.getBoundingClientRect();
  if (!drawing.shadowRoot || !frame.width || !frame.height) return [];
  const found = [];
  for (const element of drawing.shadowRoot.querySelectorAll("svg [data-line]")) {
    const box = element.getBoundingClientRect();
    if (!box.width && !box.height) continue;
    const { line, last } = element.dataset;
    const file = element.closest("[data-file]")?.dataset.file ?? "";
    const base = lines?.[file] ?? 0;
    found.push({
      file,
      line: base + Number(line),
      last: base + Number(last ?? line),
      left: (box.left - frame.left) / frame.width,
      top: (box.top - frame.top) / frame.height,
      right: (box.right - frame.left) / frame.width,
      bottom: (box.bottom - frame.top) / frame.height,
    });
  }
  const area = (one) => (one.right - one.left) * (one.bottom - one.top);
  return found.sort((one, other) => area(other) - area(one));
}

/** The smallest object under a point given in parts of the page, or null. */
export function objectAt(found, x, y) {
  const slack = 0.004;
  const inside = (one) =>
    x >= one.left - slack && x <= one.right + slack && y >= one.top - slack && y <= one.bottom + slack;
  return found.findLast(inside) ?? null;
}

/** Those that come from a place: of objects within each other only the narrowest. */
export function objectsFrom(found, place) {
  const fitting = found.filter((one) => overlap(one, place));
  const least = Math.min(...fitting.map((one) => one.last - one.line));
  return fitting.filter((one) => one.last - one.line === least || !fitting.some((other) => other !== one && within(other, one)));
}

function within(small, large) {
  return small.line >= large.line && small.last <= large.last && small.last - small.line < large.last - large.line;
}
