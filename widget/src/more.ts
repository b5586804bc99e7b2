import css from "./more.css";
import type { Desk, MorePart, PartScript } from "./desk";
import type { Hand, Tools } from "./hand";
import { askKind } from "./kind";
import { mine } from "./keep";
import { showMine } from "./mine";
import { type MoreWords, moreWords } from "./more-words";
import { note, sendNoted } from "./noted";
import { ownWords } from "./own";
import { button, h, soon } from "./root";
import { begunLine, waitingLine } from "./waiting";
import { counted } from "./words";

const dressed = new WeakSet<Node>();

/** The words and the looks of this part, where the dialog's part draws. */
async function ready(desk: Desk, { root, words }: Tools): Promise<MoreWords> {
  const more = await moreWords(desk, words.lang);
  if (!dressed.has(root)) desk.dress(root, css, desk.nonce);
  dressed.add(root);
  return more;
}

/** How many other readers reported the passage before; 0 where the desk does not say. */
async function known({ desk, passage, tools }: Hand): Promise<number> {
  const { selector, block } = passage;
  const asked = { outlet: desk.outlet, url: desk.story(), selector, block, language: tools.words.lang };
  const answer = await fetch(desk.base + "/api/reports/already", {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
  });
  return answer.ok ? Number(((await answer.json()) as { already_reported: number }).already_reported) || 0 : 0;
}

/** Says so beside the buttons, where it moves nothing that one is about to press. */
async function sayKnown(hand: Hand, words: MoreWords): Promise<void> {
  const count = await known(hand).catch(() => 0);
  if (!(count > 0) || hand.box.body.hidden) return;
  const text = h("span", { role: "status" });
  soon(() => text.append(counted(hand.tools.words.lang, words.more_known, count)));
  hand.box.actions.prepend(h("div", { class: "known" }, text, button(words.more_me_too, hand.submit)));
}

async function enrich(hand: Hand): Promise<void> {
  const { desk, tools, box } = hand;
  const words = await ready(desk, tools);
  askKind(hand, words);
  ownWords(desk).then((own) => {
    // The title stays as it was when the dialog opened.
    const { contact_note } = Object.assign(tools.words, own);
    box.body.querySelector("#note")?.replaceChildren(contact_note);
  });
  if (box.body.hidden || !box.dialog.open) return;
  const another = () => {
    // What is noted is done with: the next words are to be selected.
    box.dialog.addEventListener("close", () => getSelection()?.removeAllRanges());
    note(hand.take(), tools);
    const line = waitingLine(tools, words);
    if (line) tools.foot(line);
  };
  box.body.append(h("div", {}, button(words.more_another, another, "link")));
  const atTheFoot = tools.root.querySelector(".foot");
  atTheFoot?.remove();
  const line = waitingLine(tools, words, true);
  if (line) box.dialog.append(line);
  // What was offered at the foot of the page is offered there again.
  box.dialog.addEventListener("close", () => {
    const left = atTheFoot && waitingLine(tools, words);
    if (left) tools.foot(left);
  });
  if (mine().length)
    box.dialog.append(h("div", { class: "waiting" }, button(words.more_mine, () => {
      box.close();
      showMine(desk, tools, words);
    }, "link")));
  await sayKnown(hand, words);
}

async function sent({ desk, tools, box }: Hand, already: number): Promise<void> {
  const words = await ready(desk, tools);
  const said = counted(tools.words.lang, words.more_already, already);
  // In a frame's time, since what became of it is told no sooner where the dialog was closed.
  if (already) soon(() => box.outcome.firstChild?.after(h("p", {}, said)));
  const lines = await sendNoted(tools);
  soon(() => box.outcome.append(...lines));
  box.dialog.querySelector(".sending")?.replaceWith(waitingLine(tools, words) ?? "");
}

async function offer(desk: Desk, tools: Tools): Promise<void> {
  const words = await ready(desk, tools);
  const line = waitingLine(tools, words) ?? begunLine(tools, words);
  if (line) tools.foot(line);
}

const part: MorePart = {
  enrich: (hand) => void enrich(hand),
  sent: (hand, already) => void sent(hand, already),
  offer: (desk, tools) => void offer(desk, tools),
  mine: (desk, tools) =>
    void ready(desk, tools).then((words) => showMine(desk, tools, words)),
};

(document.currentScript as PartScript<MorePart> | null)?.take?.(part);
