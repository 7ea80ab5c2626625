// Two people wrote the same field: both texts are shown, one is chosen, or one's own is completed from the other.
// Closing the dialog keeps what is on the server, because that is the text somebody else already relies on.

import { closeDialog, openDialog, showInDialog } from "./dialog.js";
import { make, word } from "./core.js";

function side(heading, text, button) {
  return make("section", {}, make("h3", {}, heading), text, button);
}

let queue = Promise.resolve();

/** One's own text as it shall stand, or null for the other. Two conflicts are asked one after the other. */
export function chooseText(theirs, mine) {
  const answer = queue.then(() => ask(theirs, mine));
  queue = answer;
  return answer;
}

function ask(theirs, mine) {
  return new Promise((resolve) => {
    const keepTheirs = make("button", { type: "button", class: "btn btn-plain" }, make("span", {}, word("keepTheirs")));
    const keepMine = make("button", { type: "button", class: "btn btn-main" }, make("span", {}, word("keepMine")));
    const own = make("textarea", { rows: "6", "aria-label": word("mine") });
    own.value = mine;
    let chosen = null;
    keepTheirs.addEventListener("click", closeDialog);
    keepMine.addEventListener("click", () => { chosen = own.value; closeDialog(); });
    showInDialog(
      make("h2", {}, word("conflict")),
      make("div", { class: "conflict" }, side(word("theirs"), make("p", { tabindex: "0" }, theirs || "—"), keepTheirs), side(word("mine"), own, keepMine)),
    );
    document.getElementById("dialog").addEventListener("close", () => resolve(chosen), { once: true });
    openDialog();
  });
}
