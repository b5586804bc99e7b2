import type { Desk } from "./desk";
import { button, h, root } from "./root";
import type { Words } from "./words";

/** The open dialog: a heading, a body to fill, a live line for outcomes, a row of buttons. */
export interface Frame {
  dialog: HTMLDialogElement;
  form: HTMLFormElement;
  body: HTMLElement;
  /** Announced when it changes. */
  outcome: HTMLElement;
  actions: HTMLElement;
  close(): void;
}

let current: HTMLDialogElement | undefined;

/** The page has removed the dialog as it stood. */
export const isRemoved = (): boolean | undefined => current?.open && !current.isConnected;
export const isOpen = (): boolean | undefined => current?.open && current.isConnected;

function cross(label: string, act: () => void): HTMLElement {
  const element = button("×", act, "cross");
  element.setAttribute("aria-label", label);
  return element;
}

/** Gives the page back its selection: a modal dialog returns the focus and forgets the rest. */
function restore(range: Range | undefined): void {
  const selection = getSelection();
  if (!range || !selection?.isCollapsed || isOpen()) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

/** A modal dialog in the page's top layer; `closed` runs once, however it is closed. */
export function frame(
  desk: Desk,
  words: Words,
  range: Range | undefined,
  closed: () => void,
): Frame {
  const body = h("div", { class: "body" });
  const outcome = h("div", { class: "outcome", role: "status" });
  const actions = h("div", { class: "actions" });
  const form = h("form", { novalidate: "" }, body, outcome, actions);
  const { lang, dir, title } = words;
  const dialog = h("dialog", { "aria-labelledby": "title", lang, dir });
  const close = () => dialog.close();
  dialog.append(h("div", { class: "head" }, h("h2", { id: "title" }, title), cross(words.close, close)), form);
  dialog.addEventListener("close", () => {
    closed();
    dialog.remove();
    restore(range);
  });
  // Chromium leaves a field where it is whose text is selected.
  dialog.addEventListener("focusin", ({ target }) =>
    (target as Element).scrollIntoView({ block: "nearest" }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    // For one frame after closing, the field still has the focus.
    if (!dialog.open) return;
    form.querySelector<HTMLElement>(".main")?.click();
  });
  root(desk).append(dialog);
  dialog.showModal();
  current = dialog;
  return { dialog, form, body, outcome, actions, close };
}

/** A line at the foot of the page; one at a time. */
export function foot(desk: Desk, words: Words, content: HTMLElement): void {
  const shadow = root(desk);
  shadow.querySelector(".foot")?.remove();
  const { lang, dir, title } = words;
  const line = h("section", { class: "foot", "aria-label": title, lang, dir }, content);
  line.append(cross(words.later, () => line.remove()));
  shadow.append(line);
}
