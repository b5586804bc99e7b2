/* Single keys for whatever on the page has data-key, and the list of them on “?”.
   Which key does what stands in one table: surfaces/desk/keys.py.

   data-key        one or more keys with spaces between them, such as "a" or "j ArrowDown"
   data-key-label  what the key does; else the element's own words
   data-row        inside of one, a key counts for the row that has the focus, or had it last */
(() => {
  "use strict";

  const OFF = "corrigenda-keys-off";
  const SHOWN = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", " ": "Space",
    "Control+Enter": "Ctrl+Enter" };
  let row = null;

  function isOff() {
    try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
  }

  function keysOf(element) {
    return element.dataset.key.split(" ").map((key) => (key === "Space" ? " " : key));
  }

  /** The key that was pressed; by its place on the keyboard where that writes no Latin letter. */
  function pressed(event) {
    const letter = /^Key([A-Z])$/.exec(event.code);
    if (event.key.length > 1 || !letter || /^[\x20-\x7e]$/.test(event.key)) return event.key;
    return event.shiftKey ? letter[1] : letter[1].toLowerCase();
  }

  function isTyping(element) {
    if (!element) return false;
    if (element.isContentEditable || element.matches("textarea, select")) return true;
    return element.matches("input") && !element.matches("[type=checkbox], [type=radio], [type=button]");
  }

  function rowNow() {
    const focused = document.activeElement?.closest("[data-row]");
    if (focused) row = focused;
    return row?.isConnected ? row : null;
  }

  function isThere(element) {
    return !element.disabled && !element.closest("dialog:not([open])") &&
      (element.hidden || element.closest("[hidden]") !== null || element.getClientRects().length > 0);
  }

  function meant(key) {
    const all = [...document.querySelectorAll("[data-key]")].filter((one) =>
      keysOf(one).includes(key) && isThere(one));
    const here = rowNow();
    return (here && all.find((one) => here.contains(one))) ||
      all.find((one) => !one.closest("[data-row]"));
  }

  /** To what is written or, where only a question is asked, answered in it. */
  function into(opened) {
    const first = opened.querySelector("input:not([type=hidden]), select, textarea") ||
      opened.querySelector("button");
    first?.focus();
  }

  function activate(element) {
    const closed = element.closest("details:not([open])");
    if (closed && !element.matches("summary")) closed.open = true;
    if (isTyping(element)) {
      element.focus();
      element.select?.();
    } else if (element.matches("input[type=radio]")) {
      const group = element.form.elements[element.name];
      ([...group].find((one) => one.checked) || element).focus();
    } else {
      if (!element.matches("details[open] > summary")) element.click();
      if (element.matches("summary")) into(element.parentElement);
    }
  }

  document.addEventListener("focusin", rowNow);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    if (event.key === "Escape" && isTyping(focused)) return focused.blur();
    if (isTyping(focused) || document.querySelector("dialog[open]")) return;
    const key = pressed(event);
    if (key === "?") {
      event.preventDefault();
      return show();
    }
    if (isOff()) return;
    // Space and the arrows stay what they are on what takes them itself.
    if (key === " " && focused?.matches("button, summary, input, [role=button]")) return;
    if (key.startsWith("Arrow") && focused?.matches("input[type=radio], [role=tab]")) return;
    const element = meant(key);
    if (!element) return;
    event.preventDefault();
    activate(element);
  });

  function listed() {
    const found = new Map();
    for (const element of document.querySelectorAll("[data-key]")) {
      const words = element.dataset.keyLabel ||
        (element.getAttribute("aria-label") || element.textContent).replace(/\s+/g, " ").trim();
      const keys = keysOf(element).map((key) => SHOWN[key] || key);
      if (words && !found.has(keys.join(" "))) found.set(keys.join(" "), [keys, words]);
    }
    return [...found.values(), [["?"], "Show the keys of this page"], [["Esc"], "Leave a field, close this"]];
  }

  function put(parent, tag, text, attributes = {}) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  }

  function show() {
    document.getElementById("keys")?.remove();
    const dialog = put(document.body, "dialog", "", { id: "keys", class: "keys", "aria-labelledby": "keys-title" });
    put(dialog, "h2", "Keys of this page", { id: "keys-title" });
    const list = put(dialog, "dl", "");
    for (const [keys, words] of listed()) {
      const term = put(list, "dt", "");
      keys.forEach((key, place) => {
        if (place) term.append(" or ");
        put(term, "kbd", key);
      });
      put(list, "dd", words);
    }
    const label = put(dialog, "label", "", { class: "choice", for: "keys-off" });
    const off = put(label, "input", "", { type: "checkbox", id: "keys-off" });
    put(label, "span", "Turn single keys off in this browser (“?” stays)");
    off.checked = isOff();
    off.addEventListener("change", () => {
      try { localStorage.setItem(OFF, off.checked ? "1" : "0"); } catch { /* then they stay on */ }
    });
    const close = put(put(dialog, "form", "", { method: "dialog", class: "actions" }), "button", "Close", { class: "primary" });
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    close.focus();
  }

  const footer = document.querySelector(".bottom-row");
  if (footer && document.body.classList.contains("desk")) {
    const button = put(footer, "button", "Keys ", { type: "button", class: "quiet small keys-button" });
    put(button, "kbd", "?");
    button.addEventListener("click", show);
  }
})();
