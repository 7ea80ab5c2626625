// Bringing the eye and the keyboard to a place of the table.

/** A pane that is hidden behind its tab on a phone comes forward before something in it gets the focus. */
export function reveal(element) {
  const pane = element.closest(".pane")?.id;
  const tab = pane && document.getElementById(`show-${pane}`);
  if (tab) tab.checked = true;
  element.closest("details:not([open])")?.setAttribute("open", "");
}

/**
 * Focus on what has this id. A select becomes a search field a moment after it appeared; so look again, unless
 * somebody has meanwhile gone somewhere else: the focus is theirs.
 */
export function goTo(id, tries = 12, from = document.activeElement) {
  if (document.activeElement !== from && document.activeElement !== document.body) return;
  const target = document.getElementById(`${id}-search`) ?? document.getElementById(id);
  if (!target || (target.matches("[data-combobox]") && tries > 0)) {
    if (tries > 0) setTimeout(() => goTo(id, tries - 1, from), 30);
    return;
  }
  reveal(target);
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}
