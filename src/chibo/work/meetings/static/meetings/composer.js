// New statements and new tasks. They are saved from the first letter on, so each needs its name before the server
// has seen it: a key made here and kept in this browser until the server has acknowledged it. A browser that dies
// in between finds the same key again, and the kit finds the unsent text under it. The second form of the same
// thing (its line in the list) has the same address, so later letters are found again as well.

import { start as startAutosave } from "../web/js/autosave.js";
import { store } from "../web/js/core.js";
import { goTo } from "./places.js";

const place = (form) => `chibo.composer:${form.dataset.composer}:${form.dataset.place}`;

const fresh = () => [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function begin(form) {
  if (form.dataset.autosave) return;
  const key = store.get(place(form)) ?? fresh();
  store.set(place(form), key);
  form.action = form.dataset.base.replace(/\/0\/$/, `/${key}/`);
  form.dataset.autosave = new URL(form.action).pathname;
  form.dataset.version = "0";
  startAutosave([form]);
  form.addEventListener("chibo:saved", (event) => saved(form, event.detail.name));
}

function saved(form, field) {
  form.dataset.written = "yes";
  store.remove(place(form));
  if (field === "support_add") refresh();
}

export const refresh = () => {
  const panes = document.getElementById("panes");
  return window.htmx.ajax("GET", `${panes.dataset.table}?pane=current&item=${panes.dataset.item}`, { target: "#current", swap: "outerHTML" });
};

/** "Next": what is here is saved or on its way; the pane comes back with it in the list and an empty form. */
async function next(form) {
  const kind = form.dataset.composer;
  if (form.dataset.written !== "yes") return;
  await settled(form);
  await nobodyElse(form);
  await refresh();
  const again = document.querySelector(`[data-composer="${kind}"]`);
  again?.closest("details")?.setAttribute("open", "");
  goTo(kind === "say" ? "new-speaker" : "title-new");
}

/** Waits while somebody is already in another field of the pane: it must not be swapped under the hand. */
async function nobodyElse(form) {
  const typing = () => {
    const here = document.activeElement;
    return here?.matches("input, textarea, select") && !form.contains(here) && document.getElementById("current")?.contains(here);
  };
  while (typing()) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Waits until the state line no longer says that something is on its way, at most three seconds. */
function settled(form) {
  const line = document.querySelector("[data-saved]");
  const until = Date.now() + 3000;
  form.dispatchEvent(new Event("submit", { cancelable: true }));
  return new Promise((resolve) => {
    const look = () => (line?.dataset.state !== "saving" || Date.now() > until ? resolve() : setTimeout(look, 40));
    setTimeout(look, 60);
  });
}

export function startComposers() {
  const find = (root) => root.querySelectorAll("form[data-composer]").forEach(begin);
  find(document);
  document.addEventListener("htmx:load", (event) => find(event.detail.elt));
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-composer]");
    if (!form || !event.isTrusted) return;
    event.preventDefault();
    next(form);
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("form[data-composer]");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); next(form); }
  });
  document.addEventListener("chibo:saved", (event) => {
    if (event.detail.name === "support_add" && !event.target.dataset.composer) refresh();
  });
}
