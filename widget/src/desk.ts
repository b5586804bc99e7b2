/** Where reports go, read from the page's own script tag. */
export interface Desk {
  /** Origin and path prefix of the desk, no slash at the end. */
  base: string;
  outlet: string;
  nonce: string;
  /** Primary language subtag of the words the reader sees. */
  lang: string;
}

/** What the load part calls once the dialog part is there. */
export interface DialogPart {
  open(desk: Desk, range: Range): void;
  offer(desk: Desk): void;
}

/** The script element of the dialog part, carrying the way back to the load part: no global. */
export interface DialogScript extends HTMLScriptElement {
  take?: (part: DialogPart) => void;
}

/** Reports that wait on this device, as JSON in localStorage. */
export const WAITING = "corrigenda.waiting";

/** The story's address: the canonical link of the same origin, else this page, no fragment. */
export function storyUrl(): string {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel~=canonical]")?.href ?? "";
  const url = canonical.startsWith(location.origin + "/") ? canonical : location.href;
  return url.split("#", 1)[0]!;
}
