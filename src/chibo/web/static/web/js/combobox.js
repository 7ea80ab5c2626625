// A select that can be searched by typing, without diacritics: "hang" finds "Trần Thúy Hằng". The select stays in
// the page and is what the form sends, so without this script nothing is lost. With data-source the matches come
// from the server (JSON list of {id, label, note}), for lists too long to be in the page.

import { fold, make, word } from "./core.js";

const MOST = 50;
let number = 0;

class Combobox {
  constructor(select) {
    number += 1;
    this.select = select;
    this.id = `listbox-${number}`;
    this.input = make("input", {
      type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.id, id: `${select.id || this.id}-search`, "aria-invalid": select.getAttribute("aria-invalid"),
      "aria-describedby": select.getAttribute("aria-describedby"), placeholder: select.querySelector('option[value=""]')?.textContent.trim() || null,
    });
    // not a stop of its own for Tab, although it scrolls
    this.list = make("div", { class: "listbox", role: "listbox", id: this.id, tabindex: "-1", hidden: "" });
    this.turn = 0;
    const frame = make("div", { class: "combobox" });
    select.before(frame);
    frame.append(this.input, this.list, select);
    this.name();
    select.hidden = true;
    this.show();
    this.listen();
  }

  name() {
    const label = this.select.labels?.[0];
    if (!label) { this.input.setAttribute("aria-label", this.select.getAttribute("aria-label") ?? ""); return; }
    label.htmlFor = this.input.id;
    this.list.setAttribute("aria-label", label.textContent.trim());
  }

  listen() {
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("click", () => this.search(""));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // mousedown, not click: the field would lose its focus and close the list first
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  show() {
    const chosen = this.select.selectedOptions[0];
    this.input.value = chosen?.value ? chosen.textContent.trim() : "";
  }

  async search(text = this.input.value) {
    this.turn += 1;
    const turn = this.turn;
    this.asking = Boolean(this.select.dataset.source);
    const found = this.asking ? await this.ask(text) : this.look(text);
    // somebody has typed on, or left, while the answer was on its way
    if (turn !== this.turn) return;
    this.asking = false;
    this.open(found.slice(0, MOST));
    if (this.wanted && found.length) this.choose(this.options()[0]);
    this.wanted = false;
  }

  look(text) {
    const words = fold(text).split(/\s+/);
    return [...this.select.options]
      .filter((option) => option.value || !text)
      .filter((option) => words.every((part) => fold(option.textContent).includes(part)))
      .map((option) => ({ id: option.value, label: option.textContent.trim() }));
  }

  async ask(text) {
    const address = new URL(this.select.dataset.source, location.href);
    address.searchParams.set("q", text);
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    return answer?.ok ? answer.json() : [];
  }

  open(found) {
    this.list.replaceChildren(...found.map((one, index) => make(
      "div",
      { role: "option", id: `${this.id}-${index}`, "data-value": one.id, "data-label": one.label, "aria-selected": String(index === 0) },
      one.note ? `${one.label} · ${one.note}` : one.label,
    )));
    if (!found.length) this.list.append(make("p", { class: "nobody" }, word("nothing")));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.point(0);
  }

  close() {
    this.turn += 1;
    this.asking = this.wanted = false;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    if (this.input.value.trim() === "" && this.select.querySelector('option[value=""]')) this.set("");
    this.show();
  }

  options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  point(place) {
    const all = this.options();
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === place)));
    if (!all[place]) return;
    this.input.setAttribute("aria-activedescendant", all[place].id);
    all[place].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const all = this.options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.search("");
      else this.point((at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length);
    } else if (event.key === "Enter" && this.asking) {
      // the list on the screen belongs to fewer letters: the first of the one that is coming is meant
      event.preventDefault();
      this.wanted = true;
    } else if (event.key === "Enter" && !this.list.hidden) {
      event.preventDefault();
      if (all[at]) this.choose(all[at]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    }
  }

  choose(option) {
    const { value, label } = option.dataset;
    if (![...this.select.options].some((known) => known.value === value)) {
      this.select.append(make("option", { value }, label));
    }
    this.set(value);
    this.close();
  }

  set(value) {
    if (this.select.value === value) return;
    this.select.value = value;
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

export function start(selects) {
  selects.filter((select) => !select.hidden).forEach((select) => new Combobox(select));
}
