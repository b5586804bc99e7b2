/* A form that waits for another machine says so on its button, and is not sent twice. */
document.addEventListener("submit", (event) => {
  const words = event.target.dataset.busy;
  const button = event.target.querySelector("button");
  if (!words || !button) return;
  button.textContent = words;
  button.setAttribute("aria-label", words);
  requestAnimationFrame(() => { button.disabled = true; });
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
