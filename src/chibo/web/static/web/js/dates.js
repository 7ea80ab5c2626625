// Days are typed as people write them: "5/11", "05112026", "hôm nay", "thứ sáu" become dd/mm/yyyy on leaving the
// field. There is no pop-up calendar to fight with; the server reads the same words (chibo.web.fields).

import { fold, make, word } from "./core.js";

const WEEKDAYS = { "chu nhat": 0, cn: 0, sunday: 0, "thu hai": 1, "thu 2": 1, t2: 1, monday: 1, "thu ba": 2, "thu 3": 2, t3: 2, tuesday: 2, "thu tu": 3, "thu 4": 3, t4: 3, wednesday: 3, "thu nam": 4, "thu 5": 4, t5: 4, thursday: 4, "thu sau": 5, "thu 6": 5, t6: 5, friday: 5, "thu bay": 6, "thu 7": 6, t7: 6, saturday: 6 };
const NEAR = { "hom nay": 0, today: 0, mai: 1, "ngay mai": 1, tomorrow: 1, "hom qua": -1, yesterday: -1 };

const shifted = (today, days) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);

function fromNumbers(text, today) {
  const parts = text.match(/^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{2}|\d{4}))?$/) ?? text.match(/^(\d{2})(\d{2})(\d{4})$/);
  if (!parts) return null;
  const [day, month] = [Number(parts[1]), Number(parts[2])];
  const year = !parts[3] ? today.getFullYear() : parts[3].length === 2 ? 2000 + Number(parts[3]) : Number(parts[3]);
  const date = new Date(year, month - 1, day);
  return date.getDate() === day && date.getMonth() === month - 1 ? date : null;
}

/** The day meant by a text, or null. A weekday is the next one from today; a day without a year is of this year. */
export function readDay(text, today = new Date()) {
  const words = fold(text).replace(/\s+/g, " ");
  if (words in NEAR) return shifted(today, NEAR[words]);
  if (words in WEEKDAYS) return shifted(today, ((WEEKDAYS[words] - today.getDay() + 7) % 7) || 7);
  return fromNumbers(words, today);
}

export const writeDay = (date) =>
  `${String(date.getDate()).padStart(2, "0")}/${String(date.getMonth() + 1).padStart(2, "0")}/${date.getFullYear()}`;

function complain(input, unclear) {
  const id = `${input.id}-unclear`;
  document.getElementById(id)?.remove();
  if (unclear) input.before(make("p", { class: "wrong", id, role: "alert" }, word("badDate")));
}

export function startDates(root) {
  root.querySelectorAll("input[data-date]").forEach((input) => {
    input.addEventListener("change", () => {
      const text = input.value.trim();
      const day = text ? readDay(text) : null;
      complain(input, text && !day);
      if (day && writeDay(day) !== input.value) {
        input.value = writeDay(day);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  });
}
