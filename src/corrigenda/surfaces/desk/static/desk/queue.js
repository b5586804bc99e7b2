/* The queue without loading the page again after each decision. Everything works without it. */
(() => {
  "use strict";

  const list = document.getElementById("queue");
  const said = document.getElementById("said");
  const HEADERS = { "X-Requested-With": "corrigenda-desk" };
  const FEW = 5;
  const taken = new Map();

  function rows() {
    return [...document.querySelectorAll("[data-row]")];
  }

  function linkOf(row) {
    return row?.querySelector(".queue-link");
  }

  function current() {
    const focused = document.activeElement?.closest("[data-row]");
    return focused || document.querySelector("[data-row].current");
  }

  function go(row) {
    if (!row) return;
    document.querySelector("[data-row].current")?.classList.remove("current");
    row.classList.add("current");
    linkOf(row).focus();
    row.scrollIntoView({ block: "nearest" });
  }

  function move(by) {
    const all = rows();
    const at = all.indexOf(current());
    go(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function count() {
    const place = document.getElementById("marked");
    const marked = list.querySelectorAll("[name=case]:checked").length;
    if (place) place.textContent = marked ? `${marked} marked` : "";
  }

  /** Puts what was done into the page; returns the part that says it. */
  function say(html) {
    const part = new DOMParser().parseFromString(html, "text/html").getElementById("said-now");
    if (!part) return null;
    said.replaceChildren(...part.childNodes);
    return part;
  }

  async function send(form, button) {
    const data = new FormData(form);
    if (button?.name) data.append(button.name, button.value);
    const url = button?.formAction && button.hasAttribute("formaction") ? button.formAction : form.action;
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { method: "POST", body: data, headers: HEADERS });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      return await answer.text();
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  /** Rows that are decided leave the list; the focus goes to the next one. */
  function leave(part) {
    const gone = part.dataset.gone.split(",").filter(Boolean);
    const all = rows();
    const here = current();
    const leaving = new Set(gone.map((pk) => document.getElementById(`row-${pk}`)).filter(Boolean));
    const at = all.indexOf(here);
    const next = leaving.has(here)
      ? all.slice(at + 1).find((row) => !leaving.has(row)) || all.slice(0, at).reverse().find((row) => !leaving.has(row))
      : null;
    const batch = said.querySelector("[data-undo]")?.dataset.undo;
    const kept = [...leaving].map((row) => ({ row, before: all.slice(all.indexOf(row) + 1).find((one) => !leaving.has(one)) }));
    if (batch) taken.set(batch, { kept });
    for (const row of leaving) {
      row.querySelector("[name=case]")?.removeAttribute("checked");
      row.remove();
    }
    if (next) go(next);
    count();
    if (rows().length < FEW && document.querySelector(".pager [rel=next]")) setTimeout(refill, 600);
    if (!rows().length && leaving.size) setTimeout(refill, 600);
  }

  /** The page again, when the list runs short; what was said stays. */
  async function refill() {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("#queue .queue");
      const old = list.querySelector(".queue");
      if (!fresh) return location.reload();
      const here = current()?.id;
      old.replaceWith(fresh);
      const pager = page.querySelector(".pager");
      const known = document.querySelector(".pager");
      if (pager) known?.replaceWith(pager);
      else known?.remove();
      const tabs = page.querySelector(".tabs");
      if (tabs) document.querySelector(".tabs").replaceWith(tabs);
      // Who has gone on to write a search meanwhile is not called back to the list.
      const at = document.activeElement;
      if (!at || at === document.body || list.contains(at)) go(document.getElementById(here) || rows()[0]);
    } catch {
      // Without the network the list stays as it is.
    }
  }

  function back(part, batch) {
    const gone = new Set(part.dataset.gone.split(",").filter(Boolean));
    const known = taken.get(batch);
    taken.delete(batch);
    if (!known) return location.reload();
    for (const { row, before } of known.kept.reverse()) {
      if (!gone.has(row.id.slice(4))) continue;
      if (before?.isConnected) before.before(row);
      else list.querySelector(".queue").append(row);
      const mark = row.querySelector("[name=case]");
      if (mark) mark.checked = false;
    }
    go(known.kept.at(-1)?.row);
    count();
  }

  async function act(event) {
    const form = event.target;
    const button = event.submitter;
    const batch = form.dataset.undo;
    if (form !== list && !batch) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy")) return;
    try {
      const part = say(await send(form, button));
      if (!part) return form.submit();
      if (batch) back(part, batch);
      else if (part.dataset.verb === "lane") lane(part);
      else leave(part);
    } catch {
      said.replaceChildren();
      const line = document.createElement("p");
      line.className = "message warning";
      line.textContent = "The desk did not answer. Nothing is lost: load the page again and look whether it was done.";
      said.append(line);
    }
  }

  /** A case that was moved leaves a tab of one lane, and is drawn anew in the others. */
  function lane(part) {
    leave(part);
    if (!/is:(typo|fact)/.test(document.getElementById("q").value)) refill();
  }

  document.addEventListener("submit", act);
  document.addEventListener("click", (event) => {
    const step = event.target.closest?.("[data-move]");
    if (step) move(Number(step.dataset.move));
  });
  if (list) {
    const all = document.getElementById("all");
    if (all) {
      all.closest("label").hidden = false;
      all.addEventListener("change", () => {
        for (const one of list.querySelectorAll("[name=case]")) one.checked = all.checked;
        count();
      });
    }
    list.addEventListener("change", count);
    list.addEventListener("focusin", (event) => {
      const row = event.target.closest("[data-row]");
      if (!row) return;
      document.querySelector("[data-row].current")?.classList.remove("current");
      row.classList.add("current");
    });
    count();
  }
})();
