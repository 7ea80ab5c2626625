// Unsaved changes: a form marked data-guard asks before the page is left with something typed in it.

import { word } from "./core.js";

let watching = false;

export function startGuard(root) {
  root.querySelectorAll("form[data-guard]").forEach((form) => {
    form.addEventListener("input", () => { form.dataset.dirty = ""; });
    form.addEventListener("submit", () => { delete form.dataset.dirty; });
  });
  if (watching) return;
  watching = true;
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-dirty]")) event.preventDefault();
  });
  // Esc in the dialog: the same question, in the page's own words.
  document.getElementById("dialog")?.addEventListener("cancel", (event) => {
    const dirty = event.target.querySelector("form[data-dirty]");
    if (dirty && !window.confirm(word("leave"))) event.preventDefault();
  });
}
