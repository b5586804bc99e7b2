import type { Desk, DialogPart, PartScript } from "./desk";
import { foot, frame, isOpen } from "./frame";
import { passage } from "./passage";
import { reporting } from "./reporting";
import { button, h } from "./root";
import { selected } from "./selected";
import { waitingLine } from "./waiting";
import { wordsFor } from "./words";

async function open(desk: Desk, from: Range): Promise<void> {
  const range = selected(from);
  const found = passage(range);
  if (!found) return;
  const words = await wordsFor(desk);
  if (isOpen()) return;
  if (found !== "long") return reporting(desk, words, { passage: found, range });
  const box = frame(desk, words, range, () => {});
  box.body.append(h("p", {}, words.long));
  box.actions.append(button(words.close, box.close, "main"));
}

async function offer(desk: Desk): Promise<void> {
  const words = await wordsFor(desk);
  const line = waitingLine(desk, words);
  if (line && !isOpen()) foot(desk, words, line);
}

(document.currentScript as PartScript<DialogPart> | null)?.take?.({ open, offer });
