// What every module needs: the page's words, one way to post, one way to speak, storage that may be absent.
// Scripts carry no text of their own: the words come translated from <template id="words">.

export const word = (name) => document.getElementById("words")?.dataset[name] ?? "";

/** The cookie first: it is renewed when one signs in again in another tab, the page is not. */
export const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? document.querySelector('meta[name="csrf-token"]')?.content ?? "";

/** POST form fields; the caller looks at the answer's status. Throws only when nothing arrived. */
export function post(address, fields, { keepalive = false } = {}) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  return fetch(address, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch", Accept: "application/json" },
    credentials: "same-origin",
    keepalive,
  });
}

/** A sentence at the lower edge that a screen reader reads; it goes by itself. */
export function say(text, seconds = 6) {
  const place = document.getElementById("toasts");
  if (!place || !text) return;
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = text;
  place.append(toast);
  setTimeout(() => toast.remove(), seconds * 1000);
}

/** Lower case without diacritics: "Đối ngoại" → "doi ngoai". The same fold as chibo.kernel.text. */
export const fold = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").trim();

/** An element with attributes and children, so that modules need no HTML in strings. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const store = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; }
  },
  remove(key) {
    try { localStorage.removeItem(key); } catch { /* nothing was stored then */ }
  },
};

/** True while somebody is writing, so that a letter is a letter and not a command. */
export const typing = (target) =>
  target instanceof Element &&
  target.closest('textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])') !== null;
