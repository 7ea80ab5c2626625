// Starts what the page asks for by its attributes, now and after each htmx swap. Small modules that every page
// needs are imported at once, the others only where their attribute occurs.

import { startDates } from "./dates.js";
import { openDialog, startDialog } from "./dialog.js";
import { startFrame } from "./frame.js";
import { startGuard } from "./guard.js";
import { startKeyboard } from "./keyboard.js";
import { say, token, word } from "./core.js";

const ON_DEMAND = {
  "[data-autosave]": () => import("./autosave.js"),
  "[data-sortable]": () => import("./sortable.js"),
  "[data-combobox]": () => import("./combobox.js"),
  "[data-bulk]": () => import("./ticks.js"),
  "[data-drop]": () => import("./drop.js"),
  "[data-seek]": () => import("./seek.js"),
};

async function start(root) {
  startFrame(root);
  startDates(root);
  startGuard(root);
  for (const [selector, load] of Object.entries(ON_DEMAND)) {
    const found = [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
    if (found.length) (await load()).start(found);
  }
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = token();
});
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) start(event.detail.elt);
});
document.addEventListener("htmx:sendError", () => say(word("failed")));
document.addEventListener("htmx:responseError", (event) => {
  say(event.detail.xhr.status === 403 ? word("forbidden") : word("failed"));
});
document.addEventListener("toast", (event) => say(event.detail?.value ?? event.detail?.text));
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "dialog-body") openDialog();
});

startDialog();
startKeyboard();
start(document).then(() => { document.documentElement.dataset.ready = ""; });
