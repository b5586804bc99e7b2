/* Says every few seconds that somebody has the case open, and shows who else does. */
(() => {
  "use strict";

  const form = document.getElementById("here");
  if (!form) return;

  /** What readers wrote to the desk is read once it stands in the window. */
  const read = new Set();
  const watch = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) read.add(one.target.dataset.reply);
  });
  for (const reply of document.querySelectorAll("[data-reply]")) watch.observe(reply);

  function said() {
    const data = new FormData(form);
    for (const one of read) data.append("reply", one);
    return data;
  }

  /** The same words again are not announced again. */
  function show(html) {
    const place = document.getElementById("presence");
    if (!place || place.dataset.shown === html) return;
    place.dataset.shown = html;
    const page = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...page.body.childNodes);
  }

  async function say() {
    if (!document.hidden) {
      try {
        const answer = await fetch(form.action, { method: "POST", body: said() });
        if (answer.ok && !answer.redirected) show((await answer.text()).trim());
      } catch {
        // Without the network nobody is seen; the next one tries again.
      }
    }
    setTimeout(say, Number(form.dataset.presence) * 1000);
  }

  function leave() {
    const gone = said();
    gone.append("leaving", "1");
    navigator.sendBeacon(form.action, gone);
  }

  addEventListener("pagehide", leave);
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector("details.pop[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  for (const pop of document.querySelectorAll("details.pop, details.ask")) {
    pop.addEventListener("toggle", () => {
      if (pop.open) pop.querySelector("select, input:not([type=hidden])")?.focus();
    });
  }
  say();
})();
