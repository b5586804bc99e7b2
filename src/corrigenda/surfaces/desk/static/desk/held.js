/* Moving among the held reports by keys. Everything works without it. */
(() => {
  "use strict";

  const form = document.getElementById("held");
  if (!form) return;
  const rows = () => [...form.querySelectorAll("[data-row]")];
  const markOf = (row) => row.querySelector("[name=report]");
  const current = () => document.activeElement?.closest("[data-row]");

  function go(row) {
    if (!row) return;
    markOf(row).focus();
    row.scrollIntoView({ block: "nearest" });
  }

  function move(by) {
    const all = rows();
    const at = all.indexOf(current());
    go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function count() {
    const marked = form.querySelectorAll("[name=report]:checked").length;
    document.getElementById("marked").textContent = marked ? `${marked} marked` : "";
  }

  form.addEventListener("click", (event) => {
    const step = event.target.closest("[data-move]");
    if (step) move(Number(step.dataset.move));
  });
  // After one is judged, the page comes back at the one that followed it.
  form.addEventListener("submit", (event) => {
    const row = event.submitter?.closest("[data-row]");
    const all = rows();
    const at = all.indexOf(row);
    form.elements.next.value = (at < 0 ? null : all[at + 1] || all[at - 1])?.id || "";
  });
  form.addEventListener("change", count);
  const all = document.getElementById("all");
  all.closest("label").hidden = false;
  all.addEventListener("change", () => {
    for (const row of rows()) markOf(row).checked = all.checked;
    count();
  });
  count();
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted?.matches("[data-row]")) go(wanted);
})();
