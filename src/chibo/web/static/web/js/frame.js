// The frame: folding the left column, remembering closed wings, closing menus, focus where a mistake is.

import { store, word } from "./core.js";

function fold(button) {
  const root = document.documentElement;
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.nav === "rail"));
  button.addEventListener("click", () => {
    const rail = root.dataset.nav === "rail";
    if (rail) delete root.dataset.nav;
    else root.dataset.nav = "rail";
    try { localStorage.setItem("chibo.nav", rail ? "open" : "rail"); } catch { /* then only for this page */ }
    show();
  });
  show();
}

function remember(details) {
  const key = `chibo.${details.dataset.remember}`;
  if (store.get(key) === false) details.open = false;
  details.addEventListener("toggle", () => store.set(key, details.open));
}

/** On phones the filters wait behind one button, unless one of them is in use. */
function foldFilters(button) {
  const form = button.closest("form");
  const show = (open) => {
    form.toggleAttribute("data-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  show([...form.querySelectorAll(".field :is(select, input)")].some((field) => field.name && field.value !== "" && field.selectedIndex !== 0));
  button.addEventListener("click", () => show(!form.hasAttribute("data-open")));
}

/** Large type for a projector; kept for this tab only, because the next person has a desk and not a wall. */
function enlarge(button) {
  const root = document.documentElement;
  const show = (large) => {
    root.toggleAttribute("data-size", large);
    if (large) root.dataset.size = "large";
    button.setAttribute("aria-pressed", String(large));
    try { sessionStorage.setItem("chibo.size", large ? "large" : ""); } catch { /* then only for this page */ }
  };
  let kept = "";
  try { kept = sessionStorage.getItem("chibo.size"); } catch { /* nothing is kept */ }
  show(kept === "large");
  button.addEventListener("click", () => show(root.dataset.size !== "large"));
}

/** A ribbon or thread wider than the screen opens where one is now. */
function bringIntoView(strip) {
  const here = strip.querySelector("[aria-current]");
  if (here && strip.scrollWidth > strip.clientWidth) {
    strip.scrollLeft = here.offsetLeft - strip.clientWidth / 3;
  }
}

function closeMenus(except) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
}

let onceDone = false;

function once() {
  if (onceDone) return;
  onceDone = true;
  document.addEventListener("click", (event) => {
    closeMenus(event.target);
    if (event.target.closest("[data-print]")) window.print();
    if (event.target.closest("[data-back]")) history.back();
    if (event.target.closest("[aria-disabled='true']")) event.preventDefault();
    if (event.target.closest(".side:target a:not(.side-close)")) history.replaceState(null, "", location.pathname + location.search);
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopPropagation();
    }
  }, true);
  window.addEventListener("offline", () => document.dispatchEvent(new CustomEvent("toast", { detail: { text: word("offline") } })));
}

export function startFrame(root) {
  once();
  root.querySelectorAll("[data-fold-nav]").forEach(fold);
  root.querySelectorAll("[data-more-filters]").forEach(foldFilters);
  root.querySelectorAll("[data-large-type]").forEach(enlarge);
  root.querySelectorAll("[data-remember]").forEach(remember);
  root.querySelectorAll(".ribbon-frame, .thread").forEach(bringIntoView);
  root.querySelector("[data-focus]")?.focus();
}
