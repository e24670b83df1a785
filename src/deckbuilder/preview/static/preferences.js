// How the author likes the preview: remembered by the browser for each project, and never sent anywhere.

const DEFAULTS = {
  brief: null,
  view: "both",
  theme: "auto",
  rail: true,
  notes: true,
  follow: true,
  linked: true,
  findings: false,
  zoom: { deck: "width", memo: "width" },
  notesSize: 18,
};

let key = "deckbuilder";
let values = { ...DEFAULTS };

/** Read what was remembered for a project, told apart from others by its folder. */
export function loadPreferences(root) {
  key = `deckbuilder:${root}`;
  try {
    values = { ...DEFAULTS, ...JSON.parse(localStorage.getItem(key) ?? "{}") };
  } catch {
    values = { ...DEFAULTS };
  }
}

export function preference(name) {
  return values[name];
}

/** Remember a choice; a browser that keeps nothing (private windows, full storage) still shows it. */
export function remember(name, value) {
  values[name] = value;
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    return;
  }
}
