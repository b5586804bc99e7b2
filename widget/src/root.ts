import css from "./dialog.css";
import type { Desk } from "./desk";

let shadow: ShadowRoot | undefined;

/** The shadow root in which everything is drawn; put back when the page has removed it. */
export function root(desk: Desk): ShadowRoot {
  if (!shadow) {
    const host = document.createElement("div");
    shadow = host.attachShadow({ mode: "open" });
    desk.dress(shadow, css, desk.nonce);
    // The page's own shortcuts must not act on what the reader types here.
    for (const type of ["keydown", "keyup", "keypress"])
      host.addEventListener(type, (event) => event.stopPropagation());
  }
  if (!shadow.host.isConnected) {
    // It was over with the page's removing it, and would come back as no modal one.
    shadow.querySelector("dialog")?.remove();
    document.documentElement.append(shadow.host);
  }
  return shadow;
}

/** An element with attributes; children are nodes or plain text, never HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function button(text: string, act: () => void, name = ""): HTMLButtonElement {
  const element = h("button", { type: "button", class: name }, text);
  element.addEventListener("click", act);
  return element;
}

/** Says something where it is heard: a live region speaks of changes only, not of what it came with. */
export const soon = (say: () => void) => requestAnimationFrame(say);

export const receiptLink = (text: string, url: string) =>
  h("a", { href: url, target: "_blank", rel: "noreferrer" }, text);
