// Types of Corrigenda's script: name this file in "include" of your tsconfig.json, or write
// /// <reference path="./corrigenda.d.ts" />

/** What `start` needs to know, as the script's tag says it. */
interface CorrigendaOptions {
  /** The outlet's name on the desk, as in `data-outlet`. */
  outlet: string;
  /** The desk's address. Absent: your own site passes `/c/` and `/api/` on to it. */
  desk?: string;
  /** Language of the dialog (`en`, `uk`, `de`, `ar`). Absent: that of the page. */
  lang?: string;
  /** `false`: no button beside the words that a reader selects. */
  button?: boolean;
  /** The nonce of the page's Content-Security-Policy, where it asks for one. */
  nonce?: string;
}

/** What `start` gives, and the tag puts into `window.corrigenda`. */
interface Corrigenda {
  /** Opens the dialog on the words that are selected, else leads to the form. */
  report(): void;
  /** Shows the reports that were sent from this browser, and what became of them. */
  mine(): void;
  /** Asks for what has come since: a story further down, or another address without loading. */
  refresh(): void;
}

/** `detail` of the events: never the reader's words. */
interface CorrigendaOutcome {
  /** The report's own id (UUID). */
  client_id: string;
  /** HTTP status of the desk's answer; 0 where none came. */
  status: number;
  /** Whether a report that could not be sent is kept in this browser. */
  stored: boolean;
}

interface Window {
  /** Put there by the script's tag; an import leaves it alone. */
  corrigenda?: Corrigenda;
}

interface DocumentEventMap {
  /** The desk has it, and the reader has a receipt. */
  "corrigenda:sent": CustomEvent<CorrigendaOutcome>;
  /** It could not be sent; `detail.stored` says whether it is kept to be sent later. */
  "corrigenda:kept": CustomEvent<CorrigendaOutcome>;
  /** The desk does not take it; the reader is told why. */
  "corrigenda:refused": CustomEvent<CorrigendaOutcome>;
}

declare module "*/corrigenda.mjs" {
  /**
   * Begins to listen for readers' reports, and draws the notices of the story.
   * Calling it again does nothing more. To be called in the browser; importing is safe anywhere.
   */
  export function start(options: CorrigendaOptions): Corrigenda;
}
