// The roll by keys. In the roll (R, or a click into it) digits tick: a number that can only be one person is taken
// at once, "1" waits a moment for "12". A tick is shown when the server has it; until then it is kept in this
// browser and sent again, so that neither a dead server nor a closed window loses one.

import { make, post, say, store, typing, word } from "../web/js/core.js";

const PAUSE = 700;
const AGAIN = 2000;
const panes = () => document.getElementById("panes");
const seats = () => document.getElementById("seats");
const slot = () => `chibo.ticks:${panes().dataset.meeting}:${document.querySelector('meta[name="visitor"]')?.content ?? ""}`;

let typed = "";
let timer = null;
let sending = false;

// ---- ticks on their way

const waiting = () => store.get(slot()) ?? [];

function keep(ticks) {
  if (ticks.length) store.set(slot(), ticks);
  else store.remove(slot());
}

function tick(address, presence) {
  keep([...waiting().filter((one) => one.address !== address), { address, presence }]);
  lineOf(address)?.classList.add("seat-waiting");
  send();
}

async function send() {
  const [first] = waiting();
  if (sending || !first) return;
  sending = true;
  state("saving", word("saving"));
  let answer = null;
  let json = null;
  try {
    answer = await post(first.address, { presence: first.presence });
    if (answer.headers.get("Content-Type")?.includes("json")) json = await answer.json();
  } catch { answer = null; /* tried again below */ }
  sending = false;
  if (answer?.ok && json?.saved_at) done(first, json);
  else if (answer && [403, 404, 422].includes(answer.status)) refused(first, json?.error ?? word("forbidden"));
  else { state("failed", word("offline")); setTimeout(send, AGAIN); }
}

function drop(tick) {
  keep(waiting().filter((one) => one.address !== tick.address || one.presence !== tick.presence));
}

function done(tick, json) {
  drop(tick);
  show(tick.address, json);
  if (waiting().length) send();
  else state("saved", `${word("savedAt")} ${json.saved_at}`);
}

function refused(tick, sentence) {
  drop(tick);
  lineOf(tick.address)?.classList.remove("seat-waiting");
  say(sentence);
  send();
}

function state(name, words) {
  const place = document.querySelector("[data-saved]");
  if (place) { place.dataset.state = name; place.textContent = words; }
}

// ---- what is seen

const lineOf = (address) => document.querySelector(`.seat[data-tick="${CSS.escape(address)}"]`);

function show(address, json) {
  const line = lineOf(address);
  if (line) {
    line.className = `seat seat-${json.presence}${line.classList.contains("seat-pointed") ? " seat-pointed" : ""}`;
    line.querySelector(".seat-state").textContent = json.words;
    line.querySelector(".seat-here")?.remove();
  }
  document.getElementById("present").textContent = json.present;
  document.getElementById("rate").textContent = json.line;
  const option = document.querySelector('#roll-show option[value="unticked"]');
  if (option) option.textContent = option.textContent.replace(/\d+/, String(json.unticked));
  document.dispatchEvent(new CustomEvent("chibo:ticked", { detail: json }));
}

function point(line) {
  document.querySelectorAll(".seat-pointed").forEach((other) => other.classList.remove("seat-pointed"));
  line?.classList.add("seat-pointed");
  line?.scrollIntoView({ block: "nearest" });
}

const pointed = () => document.querySelector(".seat-pointed");

function help(on) {
  document.getElementById("seats-help")?.remove();
  seats()?.classList.toggle("seats-mode", on);
  if (!on || !seats()) return;
  const line = make("p", { id: "seats-help", class: "seats-help" }, make("b", { class: "seats-typed" }), " ", seats().dataset.help);
  seats().before(line);
}

function echo() {
  const place = document.querySelector(".seats-typed");
  if (place) place.textContent = typed;
}

// ---- keys

function digit(key) {
  typed += key;
  echo();
  clearTimeout(timer);
  const people = Number(seats().dataset.people);
  const longer = Number(typed) * 10 <= people;
  timer = setTimeout(call, longer ? PAUSE : 0);
}

function call() {
  clearTimeout(timer);
  const number = typed;
  typed = "";
  echo();
  if (!number) return;
  const line = seats().querySelector(`.seat[data-number="${Number(number)}"]`);
  if (line) { point(line); present(line); return; }
  const find = document.getElementById("roll-q");
  find.value = number;
  find.form.requestSubmit();
}

function present(line) {
  if (line && !line.classList.contains("seat-present")) tick(line.dataset.tick, "present");
}

function move(step) {
  const lines = [...seats().querySelectorAll(".seat")];
  const at = lines.indexOf(pointed());
  point(lines[Math.min(lines.length - 1, Math.max(0, at + step))]);
}

const COMMANDS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  " ": () => { present(pointed()); move(1); },
  Enter: () => (typed ? call() : present(pointed())),
  v: () => pointed()?.querySelector(".seat-state").click(),
  Backspace: () => { typed = typed.slice(0, -1); echo(); clearTimeout(timer); },
  Escape: () => { typed = ""; seats().blur(); },
};

function onKey(event) {
  if (document.activeElement !== seats() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const command = COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (/^\d$/.test(event.key)) digit(event.key);
  else if (command) command();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function startRoll() {
  if (!panes()) return;
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("focusin", (event) => { if (event.target === seats()) help(true); });
  document.addEventListener("focusout", (event) => { if (event.target === seats()) help(false); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".seat-here");
    if (!button) return;
    event.preventDefault();
    const line = button.closest(".seat");
    const nextOne = line.nextElementSibling?.querySelector(".seat-here, .seat-state");
    tick(line.dataset.tick, "present");
    nextOne?.focus({ preventScroll: true });
  });
  window.addEventListener("online", send);
  for (const one of waiting()) lineOf(one.address)?.classList.add("seat-waiting");
  send();
}
