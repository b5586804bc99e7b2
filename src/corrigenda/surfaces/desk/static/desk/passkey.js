/* Passkeys: a form with data-passkey asks the browser for one, and sends what it answers.
   data-passkey is "get" (sign in) or "create" (add one); data-options holds what the server asks
   for, or is fetched from where the form goes. */
(() => {
  "use strict";

  const SAID = {
    NotAllowedError: "Nothing was signed: it was cancelled, or took too long. Try again.",
    InvalidStateError: "This device has a passkey for your account already.",
    SecurityError: "Passkeys need the desk to be opened by its name, over https.",
    NotSupportedError: "This device cannot make a passkey of the kind that is asked for.",
  };
  const BYTES = ["challenge", "id"];

  function toBytes(text) {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (one) => one.charCodeAt(0));
  }

  function toText(buffer) {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  const isBytes = (name, value) => BYTES.includes(name) && typeof value === "string";

  /** The server's JSON with bytes where the browser wants them. */
  function withBytes(value) {
    if (Array.isArray(value)) return value.map(withBytes);
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).filter(([, one]) => one !== null);
    return Object.fromEntries(entries.map(([name, one]) => [
      name, name === "rp" ? one : isBytes(name, one) ? toBytes(one) : withBytes(one),
    ]));
  }

  /** What the server reads, of what the browser answered. */
  function asJson(credential) {
    const response = {};
    const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature",
      "userHandle"];
    for (const part of parts) {
      if (credential.response[part]) response[part] = toText(credential.response[part]);
    }
    if (credential.response.getTransports) {
      response.transports = credential.response.getTransports();
    }
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? null,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  }

  async function ask(form) {
    let options = form.dataset.options && JSON.parse(form.dataset.options);
    if (!options) {
      const answer = await fetch(form.action, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      options = (await answer.json()).request_options;
    }
    const asked = withBytes(options.publicKey);
    if (form.dataset.passkey === "get") return navigator.credentials.get({ publicKey: asked });
    asked.authenticatorSelection = { ...asked.authenticatorSelection,
      residentKey: "required", requireResidentKey: true, userVerification: "required" };
    return navigator.credentials.create({ publicKey: asked });
  }

  function start(form) {
    const said = form.querySelector(".passkey-said");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.hidden = true;
      form.setAttribute("aria-busy", "true");
      try {
        form.elements.credential.value = asJson(await ask(form));
        form.submit();
      } catch (error) {
        said.textContent = SAID[error.name] ?? "That did not work. Try again in a minute.";
        said.hidden = false;
      }
      form.removeAttribute("aria-busy");
    });
  }

  if (!window.PublicKeyCredential) {
    for (const one of document.querySelectorAll(".passkey-missing")) one.hidden = false;
    return;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) start(form);
})();
