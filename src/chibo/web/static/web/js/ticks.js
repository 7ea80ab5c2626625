// Lines ticked in a list: the bar with the acts shows itself and counts; Shift+click ticks a stretch.

function startBar(bar) {
  const ticks = () => [...document.querySelectorAll(`[data-tick][form="${bar.id}"]`)];
  const all = document.querySelector("[data-tick-all]");
  const count = bar.querySelector("[data-count]");
  let last = null;

  const show = () => {
    const chosen = ticks().filter((tick) => tick.checked).length;
    bar.hidden = chosen === 0;
    count.textContent = count.dataset.count.replace("#", chosen);
    if (all) {
      all.checked = chosen > 0 && chosen === ticks().length;
      all.indeterminate = chosen > 0 && !all.checked;
    }
  };
  const stretch = (from, to, on) => {
    const list = ticks();
    const [a, b] = [list.indexOf(from), list.indexOf(to)].sort((x, y) => x - y);
    list.slice(a, b + 1).forEach((tick) => { tick.checked = on; });
  };
  document.addEventListener("click", (event) => {
    if (event.target === all) ticks().forEach((tick) => { tick.checked = all.checked; });
    else if (!event.target.matches?.(`[data-tick][form="${bar.id}"]`)) return;
    else if (event.shiftKey && last?.isConnected) stretch(last, event.target, event.target.checked);
    if (event.target !== all) last = event.target;
    show();
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
}

export function start(bars) {
  bars.forEach(startBar);
}
