// A form beside its paper: the text under the cursor is marked in the paper; after every save the paper comes fresh and is
// marked again. fieldOf tells which field of the paper an element of the form writes, or nothing.

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

export function followInPaper(fieldOf) {
  document.addEventListener("focusin", (event) => {
    const field = event.target.name ? fieldOf(event.target) : "";
    if (field) follow(field);
  });
  document.body.addEventListener("htmx:afterSettle", mark);
}
