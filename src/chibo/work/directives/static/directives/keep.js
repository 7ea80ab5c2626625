// Keeps a paper on this device when its reader asks for it, and takes it away again.
// The block says everything: data-keep (what belongs to the copy), data-worker, data-account, words.
const NAME = "chibo-kept";

function nameFor(account) {
  return `${NAME}-${account}`;
}

async function onlyMine(account) {
  for (const name of await caches.keys()) {
    if (name.startsWith(NAME) && name !== nameFor(account)) await caches.delete(name);
  }
}

function faces() {
  const links = [...document.querySelectorAll("link[rel=stylesheet], link[rel=preload][as=font], link[rel=icon]")];
  const scripts = [...document.querySelectorAll("script[src]")];
  const sprite = [...document.querySelectorAll("svg use")].map((use) => use.getAttribute("href").split("#")[0]);
  return [...new Set([...links.map((one) => one.href), ...scripts.map((one) => one.src), ...sprite])];
}

async function put(block) {
  const list = await (await fetch(block.dataset.keep, { credentials: "same-origin" })).json();
  await navigator.serviceWorker.register(block.dataset.worker, { scope: block.dataset.scope });
  const cache = await caches.open(nameFor(block.dataset.account));
  await drop(block, cache);
  const urls = [...list.urls, ...faces()];
  let done = 0;
  for (const url of urls) {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(url);
    await cache.put(url, answer);
    say(block, `${block.dataset.working} ${Math.round((100 * ++done) / urls.length)} %`);
  }
}

async function drop(block, open) {
  const cache = open || (await caches.open(nameFor(block.dataset.account)));
  const base = new URL(block.dataset.page, location).pathname.replace(/read\/$/, "");
  for (const request of await cache.keys()) {
    if (new URL(request.url).pathname.startsWith(base)) await cache.delete(request);
  }
}

async function isKept(block) {
  const cache = await caches.open(nameFor(block.dataset.account));
  return Boolean(await cache.match(block.dataset.page, { ignoreVary: true }));
}

function say(block, words) {
  block.querySelector("[data-keep-state]").textContent = words;
}

async function show(block) {
  const has = await isKept(block);
  block.querySelector("[data-keep-put]").hidden = has;
  block.querySelector("[data-keep-drop]").hidden = !has;
  say(block, has ? block.dataset.kept : block.dataset.notKept);
}

async function press(block, work) {
  const buttons = block.querySelectorAll("button");
  buttons.forEach((button) => (button.disabled = true));
  try {
    await work(block);
    await show(block);
  } catch {
    await drop(block);
    say(block, block.dataset.failed);
  }
  buttons.forEach((button) => (button.disabled = false));
}

const block = document.querySelector("[data-keep]");
if (block && "serviceWorker" in navigator && "caches" in window && window.isSecureContext) {
  block.hidden = false;
  block.querySelector("[data-keep-put]").addEventListener("click", () => press(block, put));
  block.querySelector("[data-keep-drop]").addEventListener("click", () => press(block, drop));
  onlyMine(block.dataset.account).then(() => show(block));
}
