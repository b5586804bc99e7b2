import type { Begun } from "./keep";
import type { Desk } from "./desk";
import type { Form } from "./form";
import type { Frame } from "./frame";
import type { Passage } from "./passage";
import type { Report } from "./report";
import type { Outcome } from "./send";
import type { Words } from "./words";

/** What of the dialog's part the part with all that can wait uses, so that it need not bring it again. */
export interface Tools {
  words: Words;
  root: ShadowRoot;
  frame(closed: () => void): Frame;
  foot(content: HTMLElement): void;
  send(report: Report): Promise<Outcome>;
  /** Keeps a report to be sent, where the browser keeps anything. */
  keep(report: Report): void;
  /** The reports that wait on this device to be sent. */
  waiting(): Report[];
  /** What was begun on this story and not sent. */
  begun(): Begun[];
  forget(id: string): void;
  /** Opens the dialog on a report as it was typed; with the reason, where the desk refused it. */
  resume(report: Report, detail: string): void;
}

/** An open dialog on one passage. */
export interface Hand {
  desk: Desk;
  tools: Tools;
  passage: Passage;
  box: Frame;
  form: Form;
  submit(): void;
  /** Closes the dialog and gives what was typed, to be sent later. */
  take(): Report;
}
