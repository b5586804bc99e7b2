import type { Desk, MorePart } from "./desk";
import { emptyDraft, form } from "./form";
import { foot, frame } from "./frame";
import type { Hand, Tools } from "./hand";
import { begun, forget, keep, waiting } from "./keep";
import type { Passage } from "./passage";
import { type Draft, type Report, reportOf } from "./report";
import { button, h, receiptLink, root, soon } from "./root";
import { type Outcome, send } from "./send";
import type { Words } from "./words";

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
function told(words: Words, outcome: Outcome): HTMLElement[] {
  const line = (...what: (Node | string)[]) => h("p", {}, ...what);
  if (outcome.is === "kept") return [line(outcome.stored ? words.kept : words.lost)];
  if (outcome.is === "refused") {
    const reason = h("span", { dir: "auto" }, outcome.detail);
    return [line(h("strong", {}, words.refused), " ", reason)];
  }
  return [
    line(h("strong", {}, outcome.held || words.sent)),
    line(receiptLink(words.receipt, outcome.receipt)),
    h("p", { class: "note" }, words.receipt_note),
  ];
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

  const report = (): Report => {
    const next = reportOf(desk, passage, fields.draft(), words.lang);
    // Where another tab has sent what was begun, these are other words.
    if (tools.begun().some((one) => one.client_id === kept)) next.client_id = kept!;
    return next;
  };
  /** Keeps what was typed on the device, so that a closed tab loses nothing. */
  const save = (): void => {
    clearTimeout(timer);
    if (settled || earlier?.detail) return;
    const draft = fields.draft();
    drafts.set(name, draft);
    if (busy || JSON.stringify(draft) === JSON.stringify(empty)) return;
    const next = report();
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

  const show = (outcome: Outcome): void => {
    settled = outcome.is === "sent" || (outcome.is === "kept" && outcome.stored);
    if (settled) drafts.delete(name);
    box.body.hidden = settled;
    box.outcome.className = "outcome " + outcome.is;
    const tell = () => box.outcome.replaceChildren(...told(words, outcome));
    submit.textContent = settled ? words.again : words.send;
    if (outcome.is === "sent") box.actions.replaceChildren(button(words.close, box.close));
    else if (settled) box.actions.replaceChildren(button(words.drop, drop), submit);
    else box.actions.replaceChildren(submit);
    if (!box.dialog.open) {
      soon(tell);
      return foot(desk, words, box.outcome);
    }
    tell();
    (box.outcome.querySelector("a") ?? submit).focus();
    box.outcome.scrollIntoView({ block: "nearest" });
  };
  const drop = (): void => {
    forget(kept!);
    box.close();
  };
  /** What was sent last, where nothing has changed since: the desk knows it again by its id. */
  const now = (): Report => {
    const next = report();
    return last && plain(last) === plain(next) ? last : next;
  };
  const attempt = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    last = now();
    forget(kept!);
    kept = last.client_id;
    submit.textContent = words.sending;
    const outcome = await send(desk, last);
    busy = false;
    if (outcome.is === "refused" && !earlier?.detail) {
      // It does not wait to be sent: it is what was begun, and to be mended.
      forget(kept);
      kept = undefined;
      save();
    }
    show(outcome);
    if (outcome.is === "sent") more.then((part) => part.sent(hand, outcome.already), () => {});
  };
  const take = (): Report => {
    const one = now();
    if (!busy) forget(kept!);
    settled = true;
    drafts.delete(name);
    box.close();
    return one;
  };
  box.form.addEventListener("submit", () => void attempt());

  if (earlier?.detail) show({ is: "refused", detail: earlier.detail });
  fields.first.focus();
  // One word is retyped, a sentence is edited.
  if (!/\s/.test(fields.first.value)) fields.first.select();
  const hand: Hand = { desk, tools, passage, box, form: fields, submit: () => submit.click(), take };
  const more = desk.part<MorePart>("m");
  more.then((part) => part.enrich(hand), () => fields.slot.remove());
}
