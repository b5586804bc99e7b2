import type { Desk } from "./desk";
import { waiting } from "./keep";
import type { Draft, Report } from "./report";
import { reporting } from "./reporting";
import { button, h, receiptLink } from "./root";
import { send } from "./send";
import { counted, type Words } from "./words";

const draftOf = ({ should_say, why, source, contact, selector }: Report): Draft => ({
  should_say: should_say ?? selector.exact,
  why: why ?? "",
  source: source ?? "",
  contact: contact ?? "",
});

/** "One report is waiting: send now", or nothing when none waits. */
export function waitingLine(desk: Desk, words: Words): HTMLElement | null {
  const count = waiting(desk).length;
  if (!count) return null;
  const text = h("p", { role: "status" }, counted(words, words.waiting, count));
  const now = button(words.send_now, async () => {
    now.remove();
    text.textContent = words.sending;
    const receipts: HTMLElement[] = [];
    let told = words.sent;
    for (const report of waiting(desk)) {
      const outcome = await send(desk, report);
      if (outcome.is === "sent") {
        receipts.push(receiptLink(words.receipt, outcome.receipt));
        told = outcome.held || told;
      }
      if (outcome.is === "refused" && !line.closest("dialog")) {
        line.parentElement?.remove();
        const earlier = { draft: draftOf(report), id: report.client_id, detail: outcome.detail };
        return reporting(desk, words, { passage: { block: report.block, selector: report.selector }, earlier });
      }
    }
    const left = waiting(desk).length;
    text.textContent = left ? words.kept : told;
    for (const link of receipts) text.append(" ", link);
    if (left) text.after(now);
  });
  const line = h("div", { class: "waiting" }, text, now);
  return line;
}
