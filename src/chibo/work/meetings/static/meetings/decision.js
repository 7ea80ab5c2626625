// The text under the cursor is marked in the paper beside it; after every save the paper comes fresh and is marked again.

let current = "";

function mark() {
  for (const line of document.querySelectorAll("#sheet [data-field]")) {
    line.classList.toggle("is-current", line.dataset.field === current);
  }
}

function follow(field) {
  current = field;
  mark();
  const line = document.querySelector("#sheet .is-current");
  if (line && !matchMedia("(prefers-reduced-motion: reduce)").matches) line.scrollIntoView({ block: "nearest" });
}

document.addEventListener("focusin", (event) => {
  if (event.target.closest("#texts") && event.target.name) follow(event.target.name);
});
document.body.addEventListener("htmx:afterSettle", mark);
