import type { Desk } from "./desk";
import { emptyDraft, form } from "./form";
import { foot, frame } from "./frame";
import { forget } from "./keep";
import type { Passage } from "./passage";
import { type Draft, type Report, reportOf } from "./report";
import { button, h, receiptLink } from "./root";
import { type Outcome, send } from "./send";
import { waitingLine } from "./waiting";
import { counted, type Words } from "./words";

/** A passage to report, and what is known of it from an attempt before. */
export interface Subject {
  passage: Passage;
  range?: Range | undefined;
  /** A kept report that the desk has refused, opened again to be mended. */
  earlier?: { draft: Draft; id: string; detail: string } | undefined;
}

/** What was typed and not sent, until the page is left. */
const drafts = new Map<string, Draft>();

/** What the reader is told of an outcome. */
function told(words: Words, outcome: Outcome): HTMLElement[] {
  const line = (...what: (Node | string)[]) => h("p", {}, ...what);
  if (outcome.is === "kept") return [line(outcome.stored ? words.kept : words.lost)];
  if (outcome.is === "refused") {
    const reason = h("span", { dir: "auto" }, outcome.detail);
    return [line(h("strong", {}, words.refused), " ", reason)];
  }
  const { already, receipt } = outcome;
  const lines = [line(h("strong", {}, outcome.held || words.sent))];
  if (already) lines.push(line(counted(words, words.already, already)));
  const note = h("p", { class: "note" }, words.receipt_note);
  return [...lines, line(receiptLink(words.receipt, receipt)), note];
}

/** The same words keep their id, so that the desk stores them once; other words get a new one. */
function sameWords(one: Report, other: Report): boolean {
  const words = (report: Report) => JSON.stringify({ ...report, client_id: "" });
  return words(one) === words(other);
}

/** One reader's report on one passage, from the open dialog to its outcome. */
export function reporting(desk: Desk, words: Words, subject: Subject): void {
  const { passage, range, earlier } = subject;
  const name = JSON.stringify(passage);
  let settled = false;
  let busy = false;
  let last: Report | undefined;
  let kept = earlier?.id;

  const box = frame(desk, words, range, () => {
    if (!settled) drafts.set(name, fields.draft());
  });
  const typed = earlier?.draft ?? drafts.get(name) ?? emptyDraft(passage.selector);
  const fields = form(passage.selector, typed, words);
  const submit = h("button", { class: "main" }, words.send);
  const line = waitingLine(desk, words);
  box.body.append(...fields.parts);
  box.actions.append(submit);
  if (line) box.dialog.append(line);

  const show = (outcome: Outcome): void => {
    settled = outcome.is === "sent" || (outcome.is === "kept" && outcome.stored);
    if (settled) drafts.delete(name);
    box.body.hidden = settled;
    box.outcome.className = "outcome " + outcome.is;
    box.outcome.replaceChildren(...told(words, outcome));
    submit.textContent = settled ? words.again : words.send;
    if (outcome.is === "sent") box.actions.replaceChildren(button(words.close, box.close));
    else if (settled) box.actions.replaceChildren(button(words.drop, drop), submit);
    else box.actions.replaceChildren(submit);
    if (!box.dialog.open) return foot(desk, words, box.outcome);
    (box.outcome.querySelector("a") ?? submit).focus();
    box.outcome.scrollIntoView({ block: "nearest" });
  };
  const drop = (): void => {
    if (kept) forget(kept);
    box.close();
  };
  const attempt = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    const next = reportOf(desk, passage, fields.draft(), words.lang);
    const report = last && sameWords(last, next) ? last : next;
    last = report;
    submit.textContent = words.sending;
    const outcome = await send(desk, report);
    busy = false;
    if (kept !== report.client_id && kept && outcome.is !== "refused") forget(kept);
    if (outcome.is === "kept") kept = report.client_id;
    show(outcome);
  };
  box.form.addEventListener("submit", () => void attempt());

  if (earlier) show({ is: "refused", detail: earlier.detail });
  fields.first.focus();
  // One word is retyped, a sentence is edited.
  if (!/\s/.test(fields.first.value)) fields.first.select();
}
