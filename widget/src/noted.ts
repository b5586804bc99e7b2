import type { Tools } from "./hand";
import type { Report } from "./report";
import { h, receiptLink } from "./root";
import type { Words } from "./words";

/** Passages noted since the page was opened, to be sent with the next; on the device, too. */
const noted = new Map<string, Report>();

export function note(report: Report, tools: Tools): void {
  noted.set(report.client_id, report);
  tools.keep(report);
}

/** What waits on the device, and what was noted where the browser keeps nothing. */
export function waiting(tools: Tools): Report[] {
  const kept = tools.waiting();
  const ids = kept.map((one) => one.client_id);
  return [...kept, ...[...noted.values()].filter((one) => !ids.includes(one.client_id))];
}

/** Whether all that waits was noted just now. */
export const areNoted = (reports: Report[]): boolean =>
  reports.every((one) => noted.has(one.client_id));

/** Sends what was noted; a line for each that was taken. The others wait on the device. */
export async function sendNoted(tools: Tools): Promise<HTMLElement[]> {
  const lines: HTMLElement[] = [];
  for (const report of [...noted.values()]) {
    const outcome = await tools.send(report);
    if (outcome.is === "sent")
      lines.push(sentLine(report, tools.words, outcome.receipt));
    noted.delete(report.client_id);
  }
  return lines;
}

/** The beginning of the words that a report is on. */
export const snippet = ({ selector }: Report): HTMLElement =>
  h("q", { dir: "auto" }, [...selector.exact].slice(0, 60).join(""));

/** Which report was taken, and its receipt. */
export const sentLine = (report: Report, words: Words, receipt: string): HTMLElement =>
  h("p", {}, snippet(report), " ", receiptLink(words.receipt, receipt));

export function dropNoted(id: string): void {
  noted.delete(id);
}
