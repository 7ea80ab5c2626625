// Passkeys: the browser's ceremony between a form of ours and the device. The server's wishes come as JSON in
// data-options (signing in without a name fetches them first); what the device answers goes back in the form.
//   data-passkey="add"      make a new one          data-passkey="use"   prove to have one
//   data-passkey="sign-in"  prove it before anybody said a name; the form shows itself only where it can work

const BINARY = ["challenge", "id"];

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// base64url becomes bytes wherever WebAuthn wants bytes
function opened(value) {
  if (Array.isArray(value)) return value.map(opened);
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(
    pairs.map(([name, inner]) => [name, BINARY.includes(name) && typeof inner === "string" ? bytes(inner) : opened(inner)]),
  );
}

function told(credential) {
  const answer = credential.response;
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const response = Object.fromEntries(names.filter((name) => answer[name]).map((name) => [name, text(answer[name])]));
  if (answer.getTransports) response.transports = answer.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
  };
}

async function fetched(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function made(form) {
  // the id of the relying party is a host name, not bytes
  const { rp, ...sent } = JSON.parse(form.dataset.options).creation_options.publicKey;
  const publicKey = { ...opened(sent), rp };
  const alone = form.elements.passwordless?.checked ?? false;
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  };
  return navigator.credentials.create({ publicKey });
}

async function shown(form) {
  const data = form.dataset.passkey === "sign-in" ? await fetched(form) : JSON.parse(form.dataset.options);
  const sent = data.request_options.publicKey;
  return navigator.credentials.get({ publicKey: opened(sent) });
}

async function ceremony(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  if (failed) failed.hidden = true;
  try {
    const credential = await (form.dataset.passkey === "add" ? made(form) : shown(form));
    form.elements.credential.value = JSON.stringify(told(credential));
    form.submit();
  } catch {
    // turned down, taken too long, or no device: the person stays where they are
    if (failed) failed.hidden = false;
  }
}

const can = Boolean(window.PublicKeyCredential && navigator.credentials);
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (can) form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (can) ceremony(form);
    else form.querySelector("[data-passkey-failed]")?.removeAttribute("hidden");
  });
}
