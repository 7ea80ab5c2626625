// The meeting table. What is typed is saved by the kit's autosave; this script adds what only this page needs:
// jumping to the next thing by a key, new statements under a key of this browser, the roll by number keys, the
// clock, and noticing what others change.

import { startComposers } from "./composer.js";
import { startPanes } from "./panes.js";
import { goTo, reveal } from "./places.js";
import { startPulse } from "./pulse.js";
import { startRoll } from "./roll.js";

const MINUTE = 60_000;

function startClock() {
  const clock = document.querySelector("[data-clock]");
  const words = document.getElementById("panes")?.dataset.minutes;
  if (!clock || !words) return;
  const since = Date.parse(clock.dataset.clock);
  setInterval(() => {
    clock.textContent = words.replace("#", String(Math.max(0, Math.floor((Date.now() - since) / MINUTE))));
  }, MINUTE / 3);
}


/** The kit gives the focus to what a key clicked; this comes after it. */
const later = (work) => setTimeout(work, 0);

document.addEventListener("click", (event) => {
  const jump = event.target.closest?.("[data-goto]");
  if (jump) later(() => goTo(jump.dataset.goto));
});

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".part-new[open]")) return;
  later(() => {
    // whoever is already in one of its fields stays there
    if (event.target.contains(document.activeElement) && !document.activeElement.matches("summary")) return;
    event.target.querySelector("input:not([type=hidden]), textarea, select:not([hidden])")?.focus();
  });
}, true);

/** Against and abstaining are counted aloud; for is what remains, until it is typed. */
document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".vote-count");
  if (!form) return;
  const all = form.querySelector('[name="votes_for"]');
  if (event.target === all) { all.dataset.typed = all.value ? "yes" : ""; return; }
  if (all.dataset.typed === "yes") return;
  const number = (name) => Number(form.querySelector(`[name="${name}"]`).value || 0);
  all.value = String(Math.max(0, Number(form.dataset.present) - number("votes_against") - number("abstentions")));
});

/** Where the address points (#vote-3, #say-…) may lie behind a tab or in something folded. */
function arrive() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  reveal(target);
  if (target.tagName === "DETAILS") target.open = true;
  if (target.matches("textarea, input, select")) target.focus();
}

/** The agenda opens at where the meeting is. */
function showPlace() {
  const pane = document.getElementById("agenda");
  const line = pane?.querySelector(".agenda-current") ?? pane?.querySelector(".agenda-shown");
  if (line && pane.scrollHeight > pane.clientHeight) pane.scrollTop = line.offsetTop - pane.clientHeight / 3;
}

startClock();
showPlace();
startPanes();
startComposers();
startRoll();
startPulse();
arrive();
