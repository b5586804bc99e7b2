/* Keeps what is typed and shows what the checks find in it. Everything works without it. */
(() => {
  "use strict";

  const form = document.getElementById("decision");
  const words = document.getElementById("words");
  if (!form || !form.dataset.draft) return;

  const WAIT = 600;
  let timer = 0, asked = 0, running = false, dirty = false, sent = false;

  /** What is typed, without what the last answer put there. */
  function typed() {
    const data = new FormData(form);
    data.delete("accepted");
    return data;
  }

  async function keep() {
    timer = 0;
    if (running) return;
    running = true;
    dirty = false;
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: typed(), headers: { accept: "text/html" },
      });
      if (answer.ok && !answer.redirected && mine === asked && !sent) put(await answer.text());
      else if (!answer.ok) say("Not kept: copy what you typed, and load the page again.");
    } catch {
      dirty = true;
      say("Not kept: no connection. It is tried again.");
      timer = setTimeout(keep, 5000);
    }
    running = false;
    if (dirty && !timer) later();
  }

  function put(text) {
    const here = document.getElementById("checked");
    const next = new DOMParser().parseFromString(text, "text/html").getElementById("checked");
    if (!here || !next) return;
    // Of a list that is the same nothing is read out again.
    if (here.dataset.text !== text) here.replaceChildren(...next.childNodes);
    here.dataset.text = text;
    // An error of the last sending that is not so any more.
    if (!here.querySelector(".must")) {
      document.getElementById("words-error")?.remove();
      words.removeAttribute("aria-invalid");
    }
    showDiff();
  }

  /** The server's word diff stands below the new words, in the place of the first guess. */
  function showDiff() {
    const line = document.getElementById("change");
    const diff = document.getElementById("checked-diff");
    if (!line || !diff) return;
    line.replaceChildren(...diff.childNodes);
    line.hidden = false;
    diff.remove();
  }

  function say(what) {
    const line = document.querySelector("#checked .checked-line");
    if (line) line.textContent = what;
  }

  function later() {
    dirty = true;
    if (!running) { clearTimeout(timer); timer = setTimeout(keep, WAIT); }
  }

  showDiff();
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button.primary"));
    }
  });
  // A page that is left takes the last words with it.
  addEventListener("pagehide", () => {
    if (dirty && !sent) navigator.sendBeacon(form.dataset.draft, typed());
  });

  const offer = form.querySelector("[name=offer]");
  offer?.addEventListener("click", (event) => {
    const kind = form.querySelector("[name=kind]:checked");
    const draft = kind?.dataset.offer;
    // Only a notice that is still empty is filled in here: else the server is asked.
    if (!draft || words.value.trim()) return;
    const after = document.getElementById("after");
    if (after && after.value !== after.defaultValue) return;
    event.preventDefault();
    words.value = draft;
    words.focus();
    const blank = draft.indexOf("[…]");
    if (blank >= 0) words.setSelectionRange(blank, blank + 3);
    later();
  });

  /** A finding leads to the words that it means. */
  document.addEventListener("click", (event) => {
    const one = event.target.closest?.("[data-from]");
    if (!one || !words) return;
    const points = [...words.value];
    const at = (n) => points.slice(0, Number(n)).join("").length;
    words.focus();
    words.setSelectionRange(at(one.dataset.from), at(one.dataset.to));
  });
})();
