// New statements and new tasks. They are saved from the first letter on, so each needs its name before the server
// has seen it: a key made here and kept in this browser until the server has acknowledged it. A browser that dies
// in between finds the same key again, and the kit finds the unsent text under it. The second form of the same
// thing (its line in the list) has the same address, so later letters are found again as well.

import { start as startAutosave } from "../web/js/autosave.js";
import { store } from "../web/js/core.js";
import { renewWhenFree } from "./panes.js";
import { goTo } from "./places.js";

const LONGEST = 20_000;

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
  if (field === "support_add") supported(form);
}

/** Support is a list: the pane comes back with the name in it, at the same field. */
async function supported(form) {
  const key = new URL(form.action).pathname.split("/").at(-2);
  if (!(await renewWhenFree("current", form.elements.support_add.closest(".field")))) return;
  document.getElementById(`task-${key}`)?.setAttribute("open", "");
  goTo(`support-${key}`);
}

/** "Next": what is here is saved or on its way; the pane comes back with it in the list and an empty form. */
async function next(form) {
  const kind = form.dataset.composer;
  if (form.dataset.leaving) return;
  form.dataset.leaving = "yes";
  // What is typed from now on belongs to the next one; it shall not end up in this one.
  const fields = [...form.elements].filter((field) => "readOnly" in field && !field.readOnly);
  fields.forEach((field) => { field.readOnly = true; });
  await settled(form);
  if (form.dataset.written === "yes" && (await renewWhenFree("current", form))) {
    const again = document.querySelector(`[data-composer="${kind}"]`);
    again?.closest("details")?.setAttribute("open", "");
    goTo(kind === "say" ? "new-speaker" : "title-new");
    return;
  }
  fields.forEach((field) => { field.readOnly = false; });
  delete form.dataset.leaving;
}

/** Waits until the state line no longer says that something is on its way, at most LONGEST milliseconds. */
function settled(form) {
  const line = document.querySelector("[data-saved]");
  const until = Date.now() + LONGEST;
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
    if (event.detail.name === "support_add" && !event.target.dataset.composer) supported(event.target);
  });
}
