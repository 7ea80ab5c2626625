// Fetching a pane of the table anew. One request after the other, each answer is waited for, and none is put in
// under a hand that writes: an answer that finds somebody in a field of its pane waits until they have left it.

import { say, word } from "../web/js/core.js";

const LOOK = 100;
const queues = {};

const pane = (name) => document.getElementById(name);
const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK));

/** Whether somebody is in a field of this pane; fields inside `except` do not count. */
export function busy(name, except = null) {
  const here = document.activeElement;
  return Boolean(here?.matches("input, textarea, select, #seats") && pane(name)?.contains(here) && !except?.contains(here));
}

/** "done", "busy" (somebody began to write while the answer was on its way) or "failed". */
export function renew(name, { query = "", free = () => true } = {}) {
  const turn = (queues[name] ?? Promise.resolve()).then(() => fetched(name, query, free)).catch(() => "failed");
  queues[name] = turn;
  return turn;
}

/** Renews as soon as nobody writes in the pane; false when the server did not answer. */
export async function renewWhenFree(name, except = null) {
  const free = () => !busy(name, except);
  for (;;) {
    while (!free()) await pause();
    const end = await renew(name, { free });
    if (end === "failed") say(word("failed"));
    if (end !== "busy") return end === "done";
  }
}

async function fetched(name, query, free) {
  const asked = pane(name);
  const { table, item } = document.getElementById("panes").dataset;
  const headers = { "HX-Request": "true", "HX-Target": name, "HX-Current-URL": location.href };
  const answer = await fetch(`${table}?pane=${name}&item=${item}${query}`, { headers, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return "failed";
  const html = await answer.text();
  // What was put in while this answer was on its way is newer than it.
  if (asked !== pane(name)) return fetched(name, query, free);
  if (!free()) return "busy";
  put(name, html);
  const told = JSON.parse(answer.headers.get("HX-Trigger") ?? "{}").toast;
  if (told) say(told);
  return "done";
}

function put(name, html) {
  const link = document.activeElement?.closest?.(`#${name} a[href]`)?.getAttribute("href");
  window.htmx.swap(`#${name}`, html, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
  if (link) pane(name).querySelector(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
}

/** What a button of the pane has done comes back as the whole pane: not while one is already writing elsewhere in it. */
export function startPanes() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, requestConfig, shouldSwap } = event.detail;
    if (target?.id !== "current" || !shouldSwap || !busy("current", requestConfig.elt.closest("form, details"))) return;
    event.detail.shouldSwap = false;
    renewWhenFree("current");
  });
}
