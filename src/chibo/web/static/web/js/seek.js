// The box over everything: titles while one types, chosen with the arrow keys; Enter without a choice searches the texts.
// The form works without this script. Suggestions come from data-seek as a JSON list of {href, label, note, icon}.

import { make, word } from "./core.js";

const PAUSE = 180;
const SHORTEST = 2;
let number = 0;

class Seek {
  constructor(form) {
    number += 1;
    this.source = form.dataset.seek;
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.list = make("div", { class: "listbox", role: "listbox", id: `seek-list-${number}`, "aria-label": form.querySelector("label").textContent.trim(), hidden: "" });
    this.status = make("p", { class: "sr-only", role: "status" });
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    form.append(this.list, this.status);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // mousedown, not click: the field would lose its focus and close the list first
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.href);
    });
  }

  async ask() {
    const text = this.input.value.trim();
    if (text.length < SHORTEST) { this.close(); return; }
    const address = new URL(this.source, location.href);
    address.searchParams.set("q", text);
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    const found = answer?.ok ? await answer.json() : [];
    // somebody may have typed on, or left, while the answer was on its way
    if (this.input.value.trim() === text && document.activeElement === this.input) this.open(found);
  }

  open(found) {
    const sprite = this.form.querySelector("use").getAttribute("href").split("#")[0];
    this.list.replaceChildren(...found.map((one, place) => {
      const option = make("div", { role: "option", id: `${this.list.id}-${place}`, "data-href": one.href, "aria-selected": "false" });
      const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      icon.setAttribute("class", "icon");
      icon.setAttribute("aria-hidden", "true");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      use.setAttribute("href", `${sprite}#${one.icon}`);
      icon.append(use);
      option.append(icon, make("span", { class: "seek-words" }, make("b", {}, one.label), make("small", {}, one.note)));
      return option;
    }));
    if (!found.length) this.list.append(make("p", { class: "nobody" }, word("noneFound")));
    this.status.textContent = found.length ? word("found").replace("#", found.length) : word("noneFound");
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.point(-1);
  }

  close() {
    clearTimeout(this.waiting);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  point(place) {
    const all = [...this.list.querySelectorAll("[role=option]")];
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    this.at = place;
    if (!all[place]) { this.input.removeAttribute("aria-activedescendant"); return; }
    this.input.setAttribute("aria-activedescendant", all[place].id);
    all[place].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const all = [...this.list.querySelectorAll("[role=option]")];
    if (this.list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // one place more than there are options: none chosen, the text as it was typed
      this.point(((this.at + 1 + step + all.length + 1) % (all.length + 1)) - 1);
    } else if (event.key === "Enter" && all[this.at]) {
      event.preventDefault();
      location.assign(all[this.at].dataset.href);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    }
  }
}

export function start(forms) {
  forms.filter((form) => !form.querySelector(".listbox")).forEach((form) => new Seek(form));
}
