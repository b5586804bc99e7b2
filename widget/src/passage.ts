import { runsOf } from "./blocks";
import { describe, type Selector } from "./selector";

/** The words a reader selected, written down so that the desk can find them again. */
export interface Passage {
  /** The blocks that the selection touches, as the desk reads them, with others if repeated. */
  block: string;
  selector: Selector;
}

const LONGEST = 20_000;
/** Code units kept on each side of the selection where a whole page is one block. */
const ROOM = 10_000;
/** How many blocks before and behind are sent of a block that the page has more than once. */
const NEIGHBOURS = 3;
/** Noncharacters, which no text has: they stand around what is selected of a text node. */
const [FROM, TO] = ["\ufdd0", "\ufdd1"];

const points = (text: string) => [...text].length;
const tidy = (text: string) => text.replace(/[\ufdd0\ufdd1]/g, "").replace(/\s+/g, " ").trim();
/** Lone surrogates and NUL have no place in JSON that others read. */
const sound = (text: string) => text.replace(/[\0\p{Cs}]/gu, "\ufffd");

/** A text node with the selected part marked. A boundary inside a surrogate pair moves out of it. */
function marked(text: Text, range: Range): string {
  const { data } = text;
  if (!range.intersectsNode(text)) return data;
  const splits = (at: number) => +/[\udc00-\udfff]/.test(data[at] ?? "");
  let from = text === range.startContainer ? range.startOffset : 0;
  let to = text === range.endContainer ? range.endOffset : data.length;
  if (from >= to) return data;
  from -= splits(from);
  to += splits(to);
  return data.slice(0, from) + FROM + data.slice(from, to) + TO + data.slice(to);
}

/** The passage of a selection; null when it holds no words, "long" when it holds too many. */
export function passage(range: Range, beside = false): Passage | "long" | null {
  const around = new Set<Node>();
  let at: Node | null | undefined = range.commonAncestorContainer;
  for (; at; at = at.parentNode ?? (at as ShadowRoot).host) around.add(at);
  const page = runsOf(document.body, (text) => marked(text, range), (one) => around.has(one), beside)
    .filter(tidy);
  let block = "";
  let start = -1;
  let end = 0;
  let [first, last] = [0, 0];
  page.forEach((run, number) => {
    const to = run.lastIndexOf(TO);
    const exact = tidy(run.slice(run.indexOf(FROM), Math.max(0, to)));
    if (!exact) return;
    if (block) block += "\n\n";
    else first = number;
    last = number + 1;
    end = block.length + tidy(run.slice(0, to)).length;
    if (start < 0) start = end - exact.length;
    block += tidy(run);
  });
  // Only words beside the story were selected, so they are what is meant.
  if (!block) return beside ? null : passage(range, true);
  // What stands more than once is told apart by its neighbours.
  const whole = page.map(tidy).join("\n\n");
  for (let more = 0; more < NEIGHBOURS && whole.indexOf(block) !== whole.lastIndexOf(block); more++) {
    const above = first ? tidy(page[--first]!) + "\n\n" : "";
    block = above + block + page.slice(last, ++last).map((run) => "\n\n" + tidy(run)).join("");
    start += above.length;
    end += above.length;
  }

  let [before, exact, after] = [block.slice(0, start), block.slice(start, end), block.slice(end)];
  if (points(exact) > LONGEST) return "long";
  if (before.length > ROOM) before = before.slice(-ROOM).replace(/^\S*\s/, "");
  if (after.length > ROOM) after = after.slice(0, ROOM).replace(/\s\S*$/, "");
  [before, exact, after] = [before, exact, after].map(sound) as [string, string, string];
  start = points(before);
  block = before + exact + after;
  return { block, selector: describe(block, start, start + points(exact)) };
}
