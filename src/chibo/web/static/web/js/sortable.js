// A list put in order by mouse or finger, by Alt+Up / Alt+Down, or by the two buttons of each line (which work
// without this script). Each move is posted at once; if it does not arrive, the line goes back to its place.

import { post, say, word } from "./core.js";

const lines = (list) => [...list.querySelectorAll(":scope > [data-id]")];

function label(line) {
  return line.querySelector(".sortable-text")?.textContent.trim().slice(0, 80) ?? "";
}

/** The place is counted from 0 among the lines of this list. */
async function tell(list, line, before) {
  const place = lines(list).indexOf(line);
  if (place === before) return;
  const fields = { move: `${line.dataset.id}:${place}` };
  if (list.dataset.target && window.htmx) {
    await window.htmx.ajax("POST", list.dataset.sortable, { values: fields, target: list.dataset.target, swap: "outerHTML" });
    document.querySelector(`[data-sortable] > [data-id="${CSS.escape(line.dataset.id)}"]`)?.focus();
    return;
  }
  try {
    const answer = await post(list.dataset.sortable, fields);
    if (!answer.ok) throw new Error(String(answer.status));
    say(`${label(line)}: ${word("moved")} ${place + 1}`, 3);
  } catch {
    putAt(list, line, before);
    say(word("failed"));
  }
}

function putAt(list, line, place) {
  const others = lines(list).filter((other) => other !== line);
  if (place >= others.length) list.append(line);
  else others[place].before(line);
}

function byKeyboard(list, event) {
  const line = event.target.closest("[data-id]");
  if (!line || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const before = lines(list).indexOf(line);
  const after = before + (event.key === "ArrowUp" ? -1 : 1);
  if (after < 0 || after >= lines(list).length) return;
  const held = document.activeElement;
  putAt(list, line, after);
  held.focus();
  tell(list, line, before);
}

function byPointer(list, event) {
  const grip = event.target.closest(".grip");
  const line = grip?.closest("[data-id]");
  if (!line || event.button !== 0) return;
  event.preventDefault();
  const before = lines(list).indexOf(line);
  line.dataset.held = "";

  const move = (step) => {
    const others = lines(list).filter((other) => other !== line);
    const next = others.find((other) => {
      const box = other.getBoundingClientRect();
      return step.clientY < box.top + box.height / 2;
    });
    if (next) { if (line.nextElementSibling !== next) next.before(line); } else list.append(line);
  };
  // Listened for on the document: moving the line in the page would let go of a captured pointer.
  const hearing = new AbortController();
  const stop = (cancelled) => () => {
    hearing.abort();
    delete line.dataset.held;
    if (cancelled) putAt(list, line, before);
    else tell(list, line, before);
  };
  const { signal } = hearing;
  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", stop(false), { signal });
  document.addEventListener("pointercancel", stop(true), { signal });
}

function startList(list) {
  list.addEventListener("keydown", (event) => byKeyboard(list, event));
  list.addEventListener("pointerdown", (event) => byPointer(list, event));
  lines(list).forEach((line) => { line.tabIndex = 0; });
}

export function start(lists) {
  lists.forEach(startList);
}
