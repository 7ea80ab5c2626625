// The text under the cursor is marked in the paper beside it; a click on a paragraph of the paper chooses it for a remark.

import { followInPaper } from "../web/js/follow.js";

followInPaper((field) => {
  const form = field.closest("[data-part], #head, #end");
  return form ? (form.dataset.part ?? field.name) : "";
});

const bare = (text) => text.replace(/[\s\u00a0\u200b]+/g, " ").replace(/^(?:[IVXL]+\.|Điều \d+\.) /, "").toLowerCase().trim();
const spots = document.getElementById("f-spot");

if (spots) document.querySelector(".draft-desk")?.setAttribute("data-remarks", "");

document.addEventListener("click", (event) => {
  const line = event.target.closest("#sheet [data-field]");
  if (!line || !spots) return;
  const words = bare(line.textContent);
  const fitting = [...spots.options].filter((option) => option.value.startsWith(`${line.dataset.field}:`));
  const chosen = fitting.find((option) => words.startsWith(bare(option.dataset.quote).slice(0, 40))) ?? fitting[0];
  if (!chosen) return;
  spots.value = chosen.value;
  document.getElementById("new-remark").open = true;
  document.getElementById("f-text").focus();
});
