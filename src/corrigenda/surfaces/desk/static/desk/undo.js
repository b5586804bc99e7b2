/* The seconds that are left to take a decision back. Everything works without it. */
(() => {
  "use strict";

  const ends = new WeakMap();

  function tick() {
    for (const form of document.querySelectorAll("[data-undo]")) {
      const left = form.querySelector("[data-left]");
      if (!ends.has(form)) {
        ends.set(form, Date.now() + Number(form.dataset.seconds) * 1000);
        // Read out once, and not again every second.
        left.setAttribute("aria-hidden", "true");
      }
      const seconds = Math.ceil((ends.get(form) - Date.now()) / 1000);
      if (seconds > 0) left.textContent = `${seconds} s`;
      else if (!form.getAttribute("aria-busy")) form.remove();
    }
  }

  setInterval(tick, 250);
  tick();
})();
