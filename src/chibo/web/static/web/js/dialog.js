// The one dialog: links marked data-dialog open in it, data-confirm asks in it. Without this script the link
// is simply a page and the act is simply posted (dangerous acts have a page of their own to confirm).

import { make, word } from "./core.js";

const dialog = () => document.getElementById("dialog");
const body = () => document.getElementById("dialog-body");
let opener = null;

export function openDialog() {
  const box = dialog();
  if (!box.open) { opener = document.activeElement; box.showModal(); }
  const heading = body().querySelector("h1, h2");
  if (heading) box.setAttribute("aria-label", heading.textContent.trim());
  body().querySelector("[autofocus], [data-focus], input:not([type=hidden]), textarea, select")?.focus();
}

export function showInDialog(...children) {
  body().replaceChildren(...children);
}

export function closeDialog() {
  if (dialog().open) dialog().close();
}

function ask(question) {
  return new Promise((resolve) => {
    const no = make("button", { class: "btn btn-plain", type: "button", autofocus: "" }, make("span", {}, word("no")));
    const yes = make("button", { class: "btn btn-main", type: "button" }, make("span", {}, word("yes")));
    showInDialog(make("h2", {}, word("sure")), make("p", { class: "confirm-question" }, question), make("div", { class: "form-actions" }, yes, no));
    let answer = false;
    no.addEventListener("click", closeDialog);
    yes.addEventListener("click", () => { answer = true; closeDialog(); });
    dialog().addEventListener("close", () => resolve(answer), { once: true });
    openDialog();
  });
}

async function confirmFirst(event) {
  const button = event.target.closest("[data-confirm]");
  if (!button || button.dataset.confirmed === "yes") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await ask(button.dataset.confirm))) return;
  button.dataset.confirmed = "yes";
  button.click();
  delete button.dataset.confirmed;
}

function follow(event) {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || !window.htmx) return;
  event.preventDefault();
  body().replaceChildren();
  window.htmx.ajax("GET", link.href, { target: "#dialog-body", swap: "innerHTML" });
}

export function startDialog() {
  document.addEventListener("click", confirmFirst, true);
  document.addEventListener("click", follow);
  document.addEventListener("dialog:close", closeDialog);
  dialog()?.addEventListener("close", () => opener?.isConnected && opener.focus());
  // A click on the veil closes, unless something has been typed.
  dialog()?.addEventListener("click", (event) => {
    if (event.target === dialog() && !body().querySelector("form[data-dirty]")) closeDialog();
  });
}
