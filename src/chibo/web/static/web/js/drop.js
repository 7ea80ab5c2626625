// A file input that also takes a file dropped on its frame. The input stays what is sent.

function startDrop(frame) {
  const input = frame.querySelector('input[type="file"]');
  const name = frame.querySelector(".drop-name");
  const over = (on) => (event) => {
    event.preventDefault();
    frame.toggleAttribute("data-over", on);
  };
  const show = () => { name.textContent = [...input.files].map((file) => file.name).join(", "); };
  frame.addEventListener("dragover", over(true));
  frame.addEventListener("dragleave", over(false));
  frame.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", show);
}

export function start(frames) {
  frames.forEach(startDrop);
}
