import type { Desk } from "./desk";
import type { Tools } from "./hand";
import { forgetMine, type Mine, mine } from "./keep";
import type { MoreWords } from "./more-words";
import { button, h, receiptLink } from "./root";

interface State {
  label: string;
}

/** So many the desk answers at once. */
const AT_ONCE = 20;

/** What became of each, as far as the desk of this page knows it. */
async function states(desk: Desk, lang: string, list: Mine[]): Promise<(State | null)[]> {
  const answer = await fetch(desk.base + "/api/receipts", {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ receipts: list.map(({ receipt }) => receipt), language: lang }),
  });
  const { receipts } = (await answer.json()) as { receipts: (State | null)[] };
  return receipts;
}

/** The reader's own reports on this device, newest first, and what became of each. */
export function showMine(desk: Desk, tools: Tools, words: MoreWords): void {
  const { lang, receipt, close } = tools.words;
  const box = tools.frame(() => {});
  const day = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
  const list = mine();
  const lines = list.map((one) => {
    const state = h("span", { class: "muted" }, day.format(one.day * 86_400_000));
    const line = h("li", {}, h("q", { dir: "auto" }, one.says), state, receiptLink(receipt, one.receipt));
    return { line, state };
  });
  box.dialog.querySelector("h2")!.textContent = words.more_mine;
  if (list.length) box.body.append(h("ul", {}, ...lines.map(({ line }) => line)));
  box.body.append(h("p", { class: "note" }, list.length ? words.more_mine_note : words.more_none));
  if (list.length)
    box.actions.append(button(words.more_forget, () => {
      forgetMine();
      box.close();
    }));
  box.actions.append(button(close, box.close, "main"));
  const asked = list.slice(0, AT_ONCE);
  if (asked.length)
    states(desk, lang, asked).then(
      (told) => told.forEach((one, at) => one && lines[at]?.state.append(" · ", one.label)),
      () => {},
    );
}
