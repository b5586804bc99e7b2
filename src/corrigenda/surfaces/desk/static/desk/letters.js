/* Moving among the letters by keys. Everything works without it. */
(() => {
  "use strict";

  const form = document.getElementById("letters");
  if (!form) return;
  const rows = () => [...form.querySelectorAll("[data-row]")];
  const current = () => document.activeElement?.closest("[data-row]");

  function go(row) {
    if (!row) return;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("click", (event) => {
    const step = event.target.closest("[data-move]");
    if (!step) return;
    const all = rows();
    const at = all.indexOf(current());
    go(all[at < 0 ? 0 : Math.min(Math.max(at + Number(step.dataset.move), 0), all.length - 1)]);
  });
  // After one is dealt with, the page comes back at the one that followed it.
  form.addEventListener("submit", (event) => {
    const all = rows();
    const at = all.indexOf(event.submitter?.closest("[data-row]"));
    form.elements.next.value = (at < 0 ? null : all[at + 1] || all[at - 1])?.id || "";
  });
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted?.matches("[data-row]")) go(wanted);
})();
