/* What makes the page of a case quicker. Everything works without it. */
(() => {
  "use strict";

  const form = document.getElementById("decision");
  const after = document.getElementById("after");
  const gone = document.getElementById("delete");
  const words = document.getElementById("words");

  /** The head and the tail that both texts share, cut between words. */
  function ends(before, now) {
    const old = before.split(/(\s+)/), fresh = now.split(/(\s+)/);
    let head = 0, tail = 0;
    while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
    while (tail < old.length - head && tail < fresh.length - head &&
      old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
    return [old, fresh].map((all) => [
      all.slice(0, head).join(""),
      all.slice(head, all.length - tail).join(""),
      all.slice(all.length - tail).join(""),
    ]);
  }

  /** Shows below the field what the new words take out and put in. */
  function showChange() {
    const line = document.getElementById("change");
    const [[head, out, tail], [, into]] = ends(after.dataset.passage, after.value.trim());
    line.replaceChildren();
    line.hidden = gone?.checked || !after.value.trim() || (!out.trim() && !into.trim());
    const parts = [["span", head.slice(-60)], ["del", out], ["ins", into], ["span", tail.slice(0, 60)]];
    for (const [tag, text] of parts) {
      if (!text) continue;
      const part = document.createElement(tag);
      part.textContent = text;
      line.append(part);
    }
  }

  if (form && words) {
    const start = () => {
      const kind = form.querySelector("[name=kind]:checked");
      if (kind && kind.dataset.start) words.placeholder = kind.dataset.start;
    };
    form.addEventListener("change", start);
    start();
  }
  if (after) {
    after.addEventListener("input", showChange);
    gone?.addEventListener("change", showChange);
    showChange();
    for (const link of document.querySelectorAll("[data-use]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        after.value = link.dataset.use;
        if (gone) gone.checked = false;
        showChange();
        after.focus();
      });
    }
  }

  /** Looks again while something happens by itself, and puts in what is new. */
  async function look() {
    const here = document.getElementById("case");
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (!answer.ok || answer.redirected) return location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("case");
      if (next?.querySelector("#decision, #approve") && !isTyping(here)) return location.reload();
      if (next) put(here, next);
    } catch {
      // Without the network the page stays as it is and asks again.
    }
    again();
  }

  /** Whether something was written that loading the page anew would lose. */
  function isTyping(here) {
    const fields = [...here.querySelectorAll("textarea, input:not([type=hidden])")];
    return fields.some((one) => one.value !== one.defaultValue);
  }

  /** Replaces the parts that live, and nothing that somebody may be writing in. */
  function put(here, next) {
    here.dataset.poll = next.dataset.poll || "";
    for (const old of here.querySelectorAll("[data-live]")) {
      const now = next.querySelector(`[data-live="${old.dataset.live}"]`);
      if (!now || now.innerHTML === old.innerHTML || isTyping(old)) continue;
      const open = [...old.querySelectorAll("details")].map((one) => one.open);
      now.querySelectorAll("details").forEach((one, at) => { one.open ||= Boolean(open[at]); });
      const at = [...old.querySelectorAll("a, button, summary")].indexOf(document.activeElement);
      // What it says was of the press of a button, and is past.
      document.querySelector(".messages")?.remove();
      old.replaceWith(now);
      if (at >= 0) (now.querySelectorAll("a, button, summary")[at] || now.querySelector("a"))?.focus();
    }
  }

  function again() {
    const wait = Number(document.getElementById("case")?.dataset.poll);
    if (wait) setTimeout(look, wait * 1000);
  }

  // An error stands at its field: go there.
  document.querySelector("[aria-invalid=true]")?.focus();
  again();
})();
