// Answers for papers that a reader has asked to keep on this device, when there is no network.
// It lives under /directives/ and keeps nothing by itself: js in the page puts papers in and takes them out.
// When the house asks to sign in, whoever read here has gone: the copies go too.
const NAME = "chibo-kept";
const SIGN_IN = "/account/login";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
  await self.registration.unregister();
}

async function kept(request) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(NAME)) continue;
    const found = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

async function signedOut(fresh) {
  if (fresh.redirected) return new URL(fresh.url).pathname.startsWith(SIGN_IN);
  if (fresh.type !== "opaqueredirect") return false;
  const probe = await fetch(self.registration.scope, { credentials: "same-origin" });
  return probe.redirected && new URL(probe.url).pathname.startsWith(SIGN_IN);
}

async function answer(request) {
  try {
    const fresh = await fetch(request);
    if (await signedOut(fresh)) await forget();
    return fresh;
  } catch (offline) {
    const copy = await kept(request);
    if (copy) return copy;
    throw offline;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.origin === self.location.origin) event.respondWith(answer(event.request));
});
