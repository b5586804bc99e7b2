/* Moving among the rows of a list by keys. Everything works without it. */
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const step = event.target.closest?.("[data-move]");
    if (!step) return;
    const all = [...document.querySelectorAll("[data-row]")];
    if (!all.length) return;
    const by = Number(step.dataset.move);
    const at = all.indexOf(document.activeElement?.closest("[data-row]"));
    const row = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    const first = row.querySelector("a, button, summary");
    if (!first) row.tabIndex = -1;
    (first || row).focus();
    row.scrollIntoView({ block: "nearest" });
  });
})();
