// All findings of the brief, as a list beside the pages, and the counts on the button that opens it.

import { announce, counted, h, icon, iconButton, prose } from "./dom.js";
import { findingItem, placeLink, SEVERITIES } from "./findings-items.js";

const WORDS = { deck: "Slide", memo: "Page" };
/** Of more pages than this that a finding is on only the first are named. */
const MOST = 4;

export class Findings {
  /**
   * @param {{panel: HTMLElement, button: HTMLElement, notice: HTMLElement}} places
   * @param {(kind: string, index: number) => void} goTo
   * @param {() => void} toggle
   */
  constructor({ panel, button, notice }, goTo, toggle) {
    Object.assign(this, { panel, button, notice, goTo });
    /** @type {Array<object> | null} null until the brief's first have come: none of those is new */
    this.all = null;
    this.at = -1;
    this.list = h("ul", { class: "findings-list" });
    this.summary = h("p", { class: "findings-summary" });
    panel.append(
      h("header", { class: "pane-head" }, h("h2", {}, "Findings"), this.summary, iconButton("close", "Close the findings", toggle)),
      h("div", { class: "findings-scroll", tabindex: "0", role: "group", "aria-label": "List of findings" }, this.list),
    );
    button.addEventListener("click", toggle);
  }

  /** @param {Array<object>} findings as the server lists them; `numbers(kind, index)` says how a page is called */
  show(findings, numbers) {
    const known = new Set(this.all?.map(identity));
    const fresh = this.all ? findings.filter((one) => !known.has(identity(one))) : [];
    this.all = findings;
    this.at = Math.min(this.at, findings.length - 1);
    this.list.replaceChildren(
      ...ordered(findings).map((finding) => {
        const item = findingItem(finding, this.links(finding, numbers));
        item.classList.toggle("is-new", fresh.includes(finding));
        return item;
      }),
    );
    if (!findings.length) this.list.append(h("li", { class: "findings-none" }, icon("check"), "Nothing was found."));
    const counts = SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]);
    const told = counts.filter(([, count]) => count);
    const words = told.map(([severity, count]) => counted(count, severity)).join(", ") || "No findings";
    this.summary.textContent = findings.length ? words : "";
    this.button.replaceChildren(
      ...(told.length
        ? told.flatMap(([severity, count]) => [
            icon(severity),
            h("span", {}, String(count), h("span", { class: "hidden-visually" }, ` ${counted(count, severity).split(" ")[1]}`)),
          ])
        : [icon("check"), h("span", { class: "counts-none" }, "No findings")]),
    );
    this.button.title = `${words} (x)`;
    this.button.dataset.worst = told[0]?.[0] ?? "none";
    if (fresh.length) announce(`${counted(fresh.length, "new finding")}: ${fresh[0].message}`);
  }

  /** Another brief: forget what was found. */
  clear() {
    this.all = null;
    this.at = -1;
  }

  links(finding, numbers) {
    const pages = finding.pages ?? [];
    const named = pages.length > MOST ? pages.slice(0, MOST - 1) : pages;
    const links = named.map(([kind, index]) =>
      h("button", { type: "button", class: "link", onclick: () => this.goTo(kind, index) }, `${WORDS[kind]} ${numbers(kind, index)}`),
    );
    if (named.length < pages.length) links.push(h("span", {}, `and ${pages.length - named.length} more`));
    return links;
  }

  /** Go to the next finding, or the one before; its page comes into view. */
  step(by) {
    const items = [...this.list.querySelectorAll(".finding")];
    if (!items.length) return null;
    this.at = (this.at + by + items.length) % items.length;
    items.forEach((item, i) => item.classList.toggle("is-current", i === this.at));
    items[this.at].scrollIntoView({ block: "nearest" });
    const finding = ordered(this.all)[this.at];
    const [page] = finding.pages ?? [];
    if (page) this.goTo(...page);
    announce(`${finding.severity}: ${finding.message}`);
    return finding;
  }

  /** Say above the pages what keeps files from being written, or `said`, which matters more. */
  showNotice(stale, said) {
    const errors = ordered(this.all ?? []).filter((one) => one.severity === "error");
    this.notice.hidden = !said && !errors.length;
    if (this.notice.hidden) return;
    if (said) {
      this.notice.replaceChildren(icon("warning"), h("p", {}, h("strong", {}, said.message), " ", ...prose(said.help ?? "")));
      return;
    }
    const [error] = errors;
    const more = errors.length - 1;
    this.notice.replaceChildren(
      icon("error"),
      h(
        "p",
        {},
        h("strong", {}, stale ? "These pages are from the last good state:" : "No files are written while there are errors:"),
        " ",
        ...prose(error.message),
        " ",
        error.file ? placeLink(error.path, error.file, error.line, error.column) : "",
        more > 0 && ` and ${counted(more, "more error")}`,
        error.help && h("span", { class: "notice-help" }, ...prose(error.help)),
      ),
    );
  }
}

function ordered(findings) {
  return [...findings].sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}

function identity(finding) {
  return [finding.code, finding.message, finding.file].join("\n");
}
