// Keys are declared where the action is: data-key="n" on a link or button clicks it. "?" lists all keys of the
// page, Ctrl+S saves the main form, Ctrl+K or "/" goes to the search over everything, Alt+F to the search of the list.
// Nothing happens while one is typing, except with Ctrl or Alt.

import { openDialog, showInDialog } from "./dialog.js";
import { make, typing, word } from "./core.js";

const visible = (element) => element.offsetParent !== null || element.getClientRects().length > 0;

/** "alt+n", "n", "enter": how a declared key and a pressed key are compared. */
function pressed(event) {
  const name = event.key === " " ? "space" : event.key.toLowerCase();
  if (!event.altKey) return name;
  // Alt+letter gives a special letter on some keyboards, so the place of the key counts there.
  return `alt+${/^Key|^Digit/.test(event.code) ? event.code.replace(/^Key|^Digit/, "").toLowerCase() : name}`;
}

function actionFor(event) {
  const key = pressed(event);
  const scope = document.querySelector("dialog[open]") ?? document;
  return [...scope.querySelectorAll("[data-key]")].find((element) => element.dataset.key.toLowerCase() === key && visible(element));
}

function save() {
  const form = document.activeElement?.closest("form[data-main]") ?? document.querySelector("dialog[open] form[data-main], form[data-main]");
  form?.requestSubmit();
  return Boolean(form);
}

/** The box over everything; where the page has none (or no room for it), the search of its list. */
function searchField() {
  return [...document.querySelectorAll("[data-seek] input[type=search]"), ...document.querySelectorAll("[data-page-search]")].find(visible);
}

function goTo(field) {
  field?.focus();
  field?.select();
  return Boolean(field);
}

function listKeys() {
  const lines = [...document.querySelectorAll("[data-key]")].filter(visible).map((element) => [
    element.dataset.key.toUpperCase(),
    element.getAttribute("aria-label") ?? element.querySelector("span")?.textContent ?? element.textContent,
  ]);
  if (searchField()) lines.push(["Ctrl K, /", word("keysSearch")]);
  if (document.querySelector("[data-seek] input, .seek-link") && document.querySelector("[data-page-search]")) lines.push(["Alt F", word("keysList")]);
  if (document.querySelector("form[data-main]")) lines.push(["Ctrl S", word("keysSave")]);
  lines.push(["Esc", word("keysClose")], ["?", word("keysHelp")]);
  const list = make("dl", { class: "key-list" });
  for (const [key, text] of lines) {
    list.append(make("dt", {}, make("kbd", { class: "kbd" }, key)), make("dd", {}, text.trim()));
  }
  showInDialog(make("h2", {}, word("keys")), list);
  openDialog();
}

function onKey(event) {
  if (event.isComposing || event.defaultPrevented) return;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (command && event.key.toLowerCase() === "s") {
    if (save()) event.preventDefault();
  } else if (command && event.key.toLowerCase() === "k") {
    if (goTo(searchField())) event.preventDefault();
  } else if (!event.ctrlKey && !event.metaKey && (event.altKey || !typing(event.target))) {
    if (event.altKey && event.code === "KeyF" && goTo(document.querySelector("[data-page-search]"))) { event.preventDefault(); return; }
    if (event.key === "/" && !event.altKey && goTo(searchField())) { event.preventDefault(); return; }
    if (event.key === "?") { event.preventDefault(); listKeys(); return; }
    // Enter and space belong to the element that has the focus.
    if ((event.key === "Enter" || event.key === " ") && event.target.closest?.("a, button, summary")) return;
    const action = actionFor(event);
    if (action) { event.preventDefault(); action.click(); action.focus?.(); }
  }
}

export function startKeyboard() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-show-keys]")) listKeys();
  });
}
