import type { Tools } from "./hand";
import type { MoreWords } from "./more-words";
import { areNoted, dropNoted, sentLine, snippet, waiting } from "./noted";
import { button, h, soon } from "./root";
import { counted } from "./words";

/** "One report is waiting: send now", or nothing when none waits; `beside` the next, in its dialog. */
export function waitingLine(tools: Tools, more: MoreWords, beside = false): HTMLElement | null {
  const { words } = tools;
  const reports = waiting(tools);
  if (!reports.length) return null;
  const isNoted = areNoted(reports);
  const says = !isNoted ? more.more_waiting : beside ? more.more_along : more.more_noted;
  const text = h("div", { role: "status" });
  const count = () => {
    const { length } = waiting(tools);
    text.textContent = counted(words.lang, says, length);
    // Another tab has sent them, or dropped them.
    if (!length) (line.closest(".foot") ?? line).remove();
    return length;
  };
  soon(count);
  addEventListener("storage", () => now.isConnected && count());
  const now = button(more.more_send_now, async () => {
    if (!count()) return;
    now.remove();
    text.textContent = words.sending;
    const receipts: HTMLElement[] = [];
    let told = words.sent;
    for (const report of waiting(tools)) {
      const outcome = await tools.send(report);
      if (outcome.is === "sent") {
        dropNoted(report.client_id);
        receipts.push(sentLine(report, words, outcome.receipt));
        told = outcome.held || told;
      }
      if (outcome.is === "refused" && !line.closest("dialog")) {
        line.parentElement?.remove();
        return tools.resume(report, outcome.detail);
      }
    }
    const left = waiting(tools).length;
    text.textContent = left ? words.kept : told;
    text.append(...receipts);
    if (left) text.after(now);
    line.scrollIntoView({ block: "nearest" });
  });
  const line = h("div", { class: "waiting sending" }, text);
  // Two buttons that send would leave in doubt what each of them sends.
  if (!isNoted || !beside) line.append(now);
  return line;
}

/** "You began a report here": of what was begun last, or nothing. */
export function begunLine(tools: Tools, more: MoreWords): HTMLElement | null {
  const last = tools.begun().pop();
  if (!last) return null;
  const done = (act: () => void) => () => {
    line.parentElement?.remove();
    act();
  };
  const line = h("div", { class: "waiting" }, h("p", {}, more.more_begun, " ", snippet(last)));
  line.append(
    button(more.more_go_on, done(() => tools.resume(last, ""))),
    button(more.more_delete, done(() => tools.forget(last.client_id))),
  );
  return line;
}
