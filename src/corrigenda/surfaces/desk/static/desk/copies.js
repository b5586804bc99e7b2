/* Moving among the other places of a passage by keys. Everything works without it. */
(() => {
  "use strict";

  const rows = () => [...document.querySelectorAll("[data-row]")];
  const first = (row) => row.querySelector("[name=copy], button, summary, a");

  function go(row) {
    if (!row) return;
    first(row)?.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const step = event.target.closest?.("[data-move]");
    if (!step) return;
    const all = rows();
    const at = all.indexOf(document.activeElement?.closest("[data-row]"));
    go(all[at < 0 ? 0 : Math.min(Math.max(at + Number(step.dataset.move), 0), all.length - 1)]);
  });

  const form = document.getElementById("copies-form");
  const all = document.getElementById("all");
  const marks = () => [...(form?.querySelectorAll("[name=copy]") || [])];

  function count() {
    const marked = marks().filter((one) => one.checked).length;
    const line = document.getElementById("marked");
    if (line) line.textContent = marked ? `${marked} marked` : "";
    for (const one of form?.querySelectorAll("[name=bulk]:is([value=confirm], [value=decline])") || [])
      one.disabled = !marked;
  }

  // A question that is not answered is put away.
  document.addEventListener("keydown", (event) => {
    const asked = event.key === "Escape" && document.activeElement?.closest(".copy-sure[open]");
    if (!asked) return;
    asked.open = false;
    asked.querySelector("summary").focus();
  });

  // After one is judged, the page comes back at the one that followed it.
  form?.addEventListener("submit", (event) => {
    const row = event.submitter?.closest("[data-row]");
    const list = rows();
    const at = list.indexOf(row);
    form.elements.next.value = (at < 0 ? null : list[at + 1] || list[at - 1])?.id || "";
  });
  form?.addEventListener("change", count);
  if (all) {
    all.closest("label").hidden = false;
    all.addEventListener("change", () => {
      for (const one of marks()) one.checked = all.checked;
      count();
    });
  }
  count();
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted?.matches("[data-row]")) go(wanted);
})();
