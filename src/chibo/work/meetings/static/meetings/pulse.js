// Noticing what others do: one cheap question every ten seconds, usually answered by "nothing new" (304). A pane
// that somebody else changed is fetched again; the one in which one is typing is not, there a line offers it.

import { make } from "../web/js/core.js";
import { busy, renew } from "./panes.js";

const EVERY = 10_000;
let tag = "";
let known = null;

const panes = () => document.getElementById("panes");

async function ask() {
  if (document.hidden || !panes()) return;
  const address = `${panes().dataset.pulse}?item=${panes().dataset.item}`;
  const headers = tag ? { "If-None-Match": tag, Accept: "application/json" } : { Accept: "application/json" };
  let answer = null;
  try { answer = await fetch(address, { headers, credentials: "same-origin" }); } catch { return; }
  if (answer.status !== 200 || !answer.headers.get("Content-Type")?.includes("json")) return;
  tag = answer.headers.get("ETag") ?? "";
  compare(await answer.json());
}

function compare(now) {
  const before = known;
  known = now;
  writer(now.writer);
  if (!before) return;
  if (now.state !== before.state) { location.reload(); return; }
  if (now.agenda !== before.agenda || now.current !== before.current) renew("agenda");
  if (now.room !== before.room && !busy("room")) room();
  if (now.item !== before.item && now.writer) item(now.writer);
}

/** The roll keeps what is looked for in it. */
function room() {
  const form = document.querySelector(".room-find");
  const kept = form ? new FormData(form) : new FormData();
  ["pane", "item"].forEach((name) => kept.delete(name));
  renew("room", { query: `&${new URLSearchParams(kept)}`, free: () => !busy("room") });
}

function writer(name) {
  const place = document.getElementById("writer");
  if (place) place.textContent = name ? panes().dataset.writes.replace("#", name) : "";
}

async function item(name) {
  const free = () => !busy("current");
  if (free() && (await renew("current", { free })) !== "busy") return;
  document.getElementById("changed")?.remove();
  const offer = make("button", { type: "button", id: "changed", class: "btn btn-small btn-plain changed" }, make("span", {}, panes().dataset.changed.replace("#", name)));
  offer.addEventListener("click", () => renew("current"));
  document.querySelector("#current .item-head")?.append(offer);
}

export function startPulse() {
  if (!panes()) return;
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  ask();
}
