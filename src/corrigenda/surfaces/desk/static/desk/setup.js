// Copying code, saying that a page is being read, and leading to what came of it.
(() => {
  "use strict";
  const say = (button, what) => {
    const name = button.getAttribute("aria-label").replace(/^[^:]*/, what);
    button.setAttribute("aria-label", name);
    button.textContent = what;
  };
  for (const button of document.querySelectorAll(".copy")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const code = button.parentElement.querySelector("code").textContent;
      try {
        await navigator.clipboard.writeText(code);
        say(button, "Copied");
      } catch {
        getSelection().selectAllChildren(button.parentElement.querySelector("code"));
        say(button, "Selected");
      }
      setTimeout(() => say(button, "Copy"), 3000);
    });
  }
  const form = document.querySelector(".setup-form");
  form.addEventListener("submit", () => {
    form.querySelector(".setup-busy").hidden = false;
    form.querySelector("button").setAttribute("aria-busy", "true");
  });
  // Back from the browser's cache, nothing is being read.
  addEventListener("pageshow", () => { form.querySelector(".setup-busy").hidden = true; });
  document.querySelector(".setup-result")?.focus();
})();
