import type { Desk, MorePart } from "./desk";
import { emptyDraft, form } from "./form";
import { foot, frame } from "./frame";
import type { Tools } from "./hand";
import { begun, forget, keep, waiting } from "./keep";
import type { Passage } from "./passage";
import { type Draft, type Report, reportOf } from "./report";
import { button, h, receiptLink, root } from "./root";
import { type Outcome, send } from "./send";
import { counted, type Words } from "./words";

/** A passage to report, and what is known of it from an attempt before. */
export interface Subject {
  passage: Passage;
  range?: Range | undefined;
  /** A kept report, opened again; with the reason, where the desk has refused it. */
  earlier?: { report: Report; detail: string } | undefined;
}

/** Milliseconds between the last key and the draft's way to the device. */
const BREATH = 400;

/** What was typed and not sent, until the page is left: where the browser keeps nothing longer. */
const drafts = new Map<string, Draft>();

export const toolsFor = (desk: Desk, words: Words): Tools => ({
  words,
  root: root(desk),
  frame: (closed) => frame(desk, words, undefined, closed),
  foot: (content) => foot(desk, words, content),
  send: (report) => send(desk, report),
  keep: (report) => void keep(desk, report),
  waiting: () => waiting(desk),
  begun: () => begun(desk),
  forget,
  resume: (report, detail) =>
    reporting(desk, words, { passage: report, earlier: { report, detail } }),
});

/** What the reader is told of an outcome. */
function told(words: Words, outcome: Outcome, others: HTMLElement[]): HTMLElement[] {
  const line = (...what: (Node | string)[]) => h("p", {}, ...what);
  if (outcome.is === "kept") return [line(outcome.stored ? words.kept : words.lost)];
  if (outcome.is === "refused") {
    const reason = h("span", { dir: "auto" }, outcome.detail);
    return [line(h("strong", {}, words.refused), " ", reason)];
  }
  const { already, receipt } = outcome;
  const lines = [line(h("strong", {}, outcome.held || words.sent))];
  if (already) lines.push(line(counted(words.lang, words.already, already)));
  const note = h("p", { class: "note" }, words.receipt_note);
  return [...lines, line(receiptLink(words.receipt, receipt)), ...others, note];
}

const plain = (report: Report) => JSON.stringify({ ...report, client_id: "" });

/** One reader's report on one passage, from the open dialog to its outcome. */
export function reporting(desk: Desk, words: Words, subject: Subject): void {
  const { range, earlier } = subject;
  const { selector, block } = subject.passage;
  const passage = { selector, block };
  const name = JSON.stringify(selector);
  const tools = toolsFor(desk, words);
  const old =
    earlier?.report ?? tools.begun().find((one) => JSON.stringify(one.selector) === name);
  const empty = emptyDraft(selector);
  let settled = false;
  let busy = false;
  let last: Report | undefined;
  let kept = old?.client_id;
  let timer: number | undefined;
  let more: MorePart | undefined;

  const report = () => reportOf(desk, passage, fields.draft(), words.lang);
  /** Keeps what was typed on the device, so that a closed tab loses nothing. */
  const save = (): void => {
    clearTimeout(timer);
    if (settled || earlier?.detail) return;
    const draft = fields.draft();
    drafts.set(name, draft);
    const next = report();
    if (kept) next.client_id = kept;
    if (JSON.stringify(draft) === JSON.stringify(empty)) return;
    if (keep(desk, next, true)) kept = next.client_id;
  };
  const box = frame(desk, words, range, save);
  const fields = form(selector, { ...empty, ...(old ?? drafts.get(name)) }, words);
  const submit = h("button", { class: "main" }, words.send);
  box.body.append(...fields.parts);
  box.actions.append(submit);
  box.body.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, BREATH);
  });

  const show = (outcome: Outcome, others: HTMLElement[] = []): void => {
    settled = outcome.is === "sent" || (outcome.is === "kept" && outcome.stored);
    if (settled) drafts.delete(name);
    box.body.hidden = settled;
    box.outcome.className = "outcome " + outcome.is;
    box.outcome.replaceChildren(...told(words, outcome, others));
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
    clearTimeout(timer);
    const next = report();
    const now = last && plain(last) === plain(next) ? last : next;
    last = now;
    submit.textContent = words.sending;
    const outcome = await send(desk, now);
    const others = outcome.is === "sent" && more ? await more.sendNoted(tools) : [];
    busy = false;
    if (kept !== now.client_id && kept && outcome.is !== "refused") forget(kept);
    if (outcome.is === "kept") kept = now.client_id;
    show(outcome, others);
  };
  const take = (): Report => {
    if (kept) forget(kept);
    settled = true;
    drafts.delete(name);
    box.close();
    return report();
  };
  box.form.addEventListener("submit", () => void attempt());

  if (earlier?.detail) show({ is: "refused", detail: earlier.detail });
  fields.first.focus();
  // One word is retyped, a sentence is edited.
  if (!/\s/.test(fields.first.value)) fields.first.select();
  desk.part<MorePart>("m").then(
    (part) => (more = part).enrich({ desk, tools, passage, box, form: fields, submit: () => submit.click(), take }),
    () => fields.slot.remove(),
  );
}
