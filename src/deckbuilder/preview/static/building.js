// The button that writes the files, and what came of it.

import { builtDialog } from "./dialogs.js";
import { counted, h, icon } from "./dom.js";
import { toast } from "./toast.js";

/** @param {HTMLButtonElement} button  @param {string | undefined} brief its name */
export async function build(button, brief) {
  button.disabled = true;
  let answer;
  try {
    const response = await fetch("build", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ brief }) });
    answer = await response.json();
  } catch {
    answer = { written: false, message: "The server did not answer." };
  }
  button.disabled = false;
  if (!answer.written) builtDialog(answer);
  else toast([icon("check"), `Written: ${counted(answer.outputs.length, "file")}`, h("button", { type: "button", class: "link", onclick: () => builtDialog(answer) }, "Show")]);
}
