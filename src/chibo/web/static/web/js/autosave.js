// Saving while one writes. Each change is posted by itself, one at a time per record, and "saved" is said only
// after the server has answered. What has not been acknowledged lies in this browser's storage until it has:
// a closed window, a dead server or a cut cable cost nothing.
//
//   POST <data-autosave>  field=…&value=…&version=…
//   200 {"saved_at": "10:42:07", "version": 8}   409 {"theirs": "…", "version": 9}   422 {"error": "…"}
//
// A lane is one record on the server: an element with data-autosave (a form, or a single field). Changes in one
// lane wait for each other, because each needs the version that the one before it returned.

import { post, say, store, word } from "./core.js";
import { chooseText } from "./conflict.js";

const PAUSE = 400;
const LONGEST_WAIT = 30_000;
const lanes = new Set();
const visitor = document.querySelector('meta[name="visitor"]')?.content ?? "";

class Lane {
  constructor(element) {
    this.element = element;
    this.address = element.dataset.autosave;
    this.version = element.dataset.version ?? "";
    this.key = `chibo.unsent:${new URL(this.address, location.href).pathname}`;
    this.waiting = new Map();
    this.known = new Map(this.fields().filter((field) => field.type !== "radio").map((field) => [field.name, original(field)]));
    this.state = "idle";
    this.tries = 0;
  }

  fields() {
    const inside = this.element.elements ?? this.element.querySelectorAll?.("[name]");
    return [...(inside?.length ? inside : [this.element])].filter((field) => field.name);
  }

  /** Keep first, send later: the text is safe on this computer before any timer runs. */
  changed(field, { soon }) {
    // Leaving a field tells "change" once more: what the server has already is not sent again under an old version.
    if (!this.waiting.has(field.name) && this.known.get(field.name) === valueOf(field)) return;
    this.waiting.set(field.name, valueOf(field));
    this.keep();
    field.removeAttribute("aria-invalid");
    clearTimeout(this.timer);
    // Half a day ("03/1") is no day: it waits in this browser until the field is left.
    if (soon || field.dataset.date === undefined) this.timer = setTimeout(() => this.send(), soon ? 0 : PAUSE);
    tell(this, "saving");
  }

  keep() {
    if (!this.waiting.size) store.remove(this.key);
    else store.set(this.key, { visitor, version: this.version, texts: [...this.waiting] });
  }

  restore() {
    const kept = store.get(this.key);
    if (!kept || kept.visitor !== visitor) return false;
    const known = new Map(this.fields().map((field) => [field.name, field]));
    for (const [name, value] of kept.texts) {
      const field = known.get(name);
      if (!field || valueOf(field) === value) continue;
      put(field, value);
      this.waiting.set(name, value);
    }
    // The old version goes along: if somebody wrote meanwhile, the server says so and both texts are shown.
    if (this.waiting.size) this.version = kept.version;
    this.keep();
    return this.waiting.size > 0;
  }

  async send({ leaving = false } = {}) {
    if (this.state === "sending" || this.state === "asking" || !this.waiting.size) return;
    const [name, value] = this.waiting.entries().next().value;
    this.state = "sending";
    tell(this, "saving");
    try {
      const answer = await post(this.address, { field: name, value, version: this.version }, { keepalive: leaving });
      // A sign-in page that came instead of an answer is not an acknowledgement.
      const json = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      // Not before the answer is read: what is sent in between would bear the old version and quarrel with itself.
      this.state = "idle";
      await this.answered(answer, json, name, value);
    } catch {
      this.state = "idle";
      this.tryAgain();
    }
  }

  async answered(answer, json, name, value) {
    if (answer.ok && json?.saved_at) this.acknowledged(json, name, value);
    else if (answer.status === 409 && json) await this.conflict(json, name, value);
    else if (answer.status === 422 && json) this.refused(json.error ?? word("refused"), name, value);
    else if ([403, 404, 405, 410].includes(answer.status)) this.refused(word("forbidden"), name, value);
    else this.tryAgain(word(answer.redirected ? "signedOut" : "offline"));
  }

  acknowledged(json, name, value) {
    this.tries = 0;
    this.version = json.version ?? this.version;
    this.element.dataset.version = this.version;
    this.known.set(name, value);
    if (this.waiting.get(name) === value) this.waiting.delete(name);
    this.keep();
    this.element.dispatchEvent(new CustomEvent("chibo:saved", { bubbles: true, detail: { name, ...json } }));
    if (this.waiting.size) this.send();
    else tell(this, "saved", json.saved_at);
  }

  async conflict(json, name, mine) {
    // The same text is there already: an answer of ours was lost on its way, nobody disagrees.
    if (json.theirs === mine) { this.version = json.version; this.send(); return; }
    this.state = "asking";
    tell(this, "failed", word("conflict"));
    const chosen = await chooseText(json.theirs ?? "", this.waiting.get(name) ?? mine);
    this.state = "idle";
    this.version = json.version;
    this.known.set(name, json.theirs ?? "");
    if (chosen === null) this.waiting.delete(name);
    else this.waiting.set(name, chosen);
    const field = this.fields().find((candidate) => candidate.name === name);
    if (field) put(field, chosen ?? json.theirs ?? "");
    this.keep();
    if (this.waiting.size) this.send();
    else tell(this, "idle");
  }

  /** The server said no: the text stays in the field and in the storage, but is not sent again by itself. */
  refused(sentence, name, value) {
    // What was typed since then has not been refused: it is sent.
    if (this.waiting.get(name) !== value) { this.send(); return; }
    this.fields().find((field) => field.name === name)?.setAttribute("aria-invalid", "true");
    this.waiting.delete(name);
    tell(this, "failed", sentence);
    if (this.waiting.size) this.send();
  }

  tryAgain(why = word("offline")) {
    this.tries += 1;
    tell(this, "failed", why);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.min(LONGEST_WAIT, 1000 * 2 ** (this.tries - 1)));
  }
}

function valueOf(field) {
  if (field.type === "checkbox") return field.checked ? field.value : "";
  return field.value;
}

/** The value the page came with, whatever the browser has put there since. */
function original(field) {
  if (field.type === "checkbox") return field.defaultChecked ? field.value : "";
  if (!field.options) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
}

function put(field, value) {
  if (field.type === "checkbox") field.checked = value !== "";
  else if (field.type === "radio") field.checked = field.value === value;
  else field.value = value;
}

/** One line says how it stands; with several lanes around it, "saved" waits for the last of them. */
function tell(lane, state, words = "") {
  const place = lane.element.querySelector?.("[data-saved]") ?? document.querySelector("[data-saved]");
  if (!place) { if (state === "failed") say(words); return; }
  const busy = [...lanes].some((other) => other !== lane && other.waiting.size);
  if (state === "saved" && busy) return;
  place.dataset.state = state;
  place.textContent = state === "saving" ? word("saving") : state === "saved" ? `${word("savedAt")} ${words}` : words;
}

function startLane(element) {
  const lane = new Lane(element);
  lanes.add(lane);
  const heard = (soon) => (event) => {
    const nearest = event.target.closest("[data-autosave]");
    if (nearest === element && event.target.name) lane.changed(event.target, { soon });
  };
  element.addEventListener("input", heard(false));
  element.addEventListener("change", heard(true));
  element.addEventListener("submit", (event) => {
    // Ctrl+S in an autosaved form means "now", not "leave the page".
    if (element.tagName === "FORM" && !event.submitter?.name && !event.submitter?.hasAttribute("formaction")) {
      event.preventDefault();
      lane.send();
    }
  });
  if (lane.restore()) { say(word("restored")); lane.send(); }
}

let listening = false;

export function start(elements) {
  for (const lane of lanes) if (!lane.element.isConnected && !lane.waiting.size) lanes.delete(lane);
  elements.forEach(startLane);
  if (listening) return;
  listening = true;
  window.addEventListener("online", () => lanes.forEach((lane) => { lane.tries = 0; lane.send(); }));
  window.addEventListener("pagehide", () => lanes.forEach((lane) => lane.send({ leaving: true })));
}
