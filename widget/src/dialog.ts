import type { Desk, DialogPart, MorePart, PartScript } from "./desk";
import { frame, isOpen, isRemoved } from "./frame";
import { type Passage, passage } from "./passage";
import { reporting, toolsFor } from "./reporting";
import { button, h } from "./root";
import { selected } from "./selected";
import { wordsFor } from "./words";

async function open(desk: Desk, from: Range, meant?: Passage): Promise<void> {
  const range = selected(from);
  const found = meant ?? passage(range);
  if (!found) return;
  const words = await wordsFor(desk);
  if (isOpen()) return;
  if (found === "long") {
    const box = frame(desk, words, range, () => {});
    box.body.append(h("p", {}, words.long));
    box.actions.append(button(words.close, box.close, "main"));
  } else reporting(desk, words, { passage: found, range });
  // Some pages remove at once what they did not draw: there the reader is to have the form.
  await null;
  if (isRemoved()) throw null;
}

const later = (act: "offer" | "mine") => async (desk: Desk): Promise<void> => {
  const tools = toolsFor(desk, await wordsFor(desk));
  const more = await desk.part<MorePart>("m");
  if (!isOpen()) more[act](desk, tools);
};

(document.currentScript as PartScript<DialogPart> | null)?.take?.({
  open,
  offer: later("offer"),
  mine: later("mine"),
});
