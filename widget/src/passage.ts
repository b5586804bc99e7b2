import { GAP, isBlock, isElement, isRow, runsOf } from "./blocks";
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
/**
 * How many blocks before and behind are sent of a block that the page has more than once: by some
 * of them the desk tells which is meant, if they say nothing by more.
 */
const MOST_NEIGHBOURS = 8;
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

/** The nearest block around a node, out of a shadow tree where there is none inside. */
function blockAround(node: Node): Element {
  let at = node as Element;
  while (!(isElement(at) && isBlock(at)))
    at = (at.parentNode ?? (at as unknown as ShadowRoot).host) as Element;
  const row = at.closest("tr");
  return isRow(row) ? row : at;
}

/** What was selected of some blocks. */
interface Taken {
  /** All blocks that were read. */
  page: string[];
  /** Which of them the selection touches: from `first` to before `last`. */
  first: number;
  last: number;
  block: string;
  start: number;
  end: number;
}

function take(root: Element, range: Range, beside: boolean): Taken {
  const around = new Set<Node>();
  let at: Node | null | undefined = range.commonAncestorContainer;
  for (; at; at = at.parentNode ?? (at as ShadowRoot).host) around.add(at);
  const page = runsOf(root, (text) => marked(text, range), (one) => around.has(one), beside).filter(tidy);
  const taken = { page, first: 0, last: 0, block: "", start: -1, end: 0 };
  page.forEach((run, number) => {
    const to = run.lastIndexOf(TO);
    const exact = tidy(run.slice(run.indexOf(FROM), Math.max(0, to)));
    if (!exact) return;
    if (taken.block) taken.block += GAP;
    else taken.first = number;
    taken.last = number + 1;
    taken.end = taken.block.length + tidy(run.slice(0, to)).length;
    if (taken.start < 0) taken.start = taken.end - exact.length;
    taken.block += tidy(run);
  });
  return taken;
}

const isTwiceIn = (text: string, part: string): boolean =>
  text.indexOf(part) !== text.lastIndexOf(part);
/** Without what joins cells, too, which no text node has. */
const bare = (text: string): string => text.replace(/[\s|]+/g, "").toLowerCase();

/**
 * With its neighbours, where the page has the block more than once. Reading a whole page takes long,
 * so it is asked first whether its bare text, hidden parts and all, has the words just once.
 */
function apart(taken: Taken, range: Range, beside: boolean): Taken {
  const { body } = range.startContainer.ownerDocument!;
  const [page, words] = [bare(body.textContent!), bare(taken.block)];
  if (page.includes(words) && !isTwiceIn(page, words)) return taken;
  const whole = take(body, range, beside);
  const text = whole.page.map(tidy).join(GAP).toLowerCase();
  const isTwice = () => isTwiceIn(text, whole.block.toLowerCase());
  let more = isTwice() ? MOST_NEIGHBOURS : 0;
  for (; more && (more > MOST_NEIGHBOURS - NEIGHBOURS || isTwice()); more--) {
    const above = whole.first ? tidy(whole.page[--whole.first]!) + GAP : "";
    const below = whole.page.slice(whole.last, ++whole.last).map((run) => GAP + tidy(run));
    whole.block = above + whole.block + below.join("");
    whole.start += above.length;
    whole.end += above.length;
  }
  return whole.block ? whole : taken;
}

/** The passage of a selection; null when it holds no words, "long" when it holds too many. */
export function passage(range: Range, beside = false): Passage | "long" | null {
  const near = take(blockAround(range.commonAncestorContainer), range, beside);
  // Only words beside the story were selected, so they are what is meant.
  if (!near.block) return beside ? null : passage(range, true);
  let { block, start, end } = apart(near, range, beside);
  let [before, exact, after] = [block.slice(0, start), block.slice(start, end), block.slice(end)];
  if (points(exact) > LONGEST) return "long";
  if (before.length > ROOM) before = before.slice(-ROOM).replace(/^\S*\s/, "");
  if (after.length > ROOM) after = after.slice(0, ROOM).replace(/\s\S*$/, "");
  [before, exact, after] = [before, exact, after].map(sound) as [string, string, string];
  start = points(before);
  block = before + exact + after;
  return { block, selector: describe(block, start, start + points(exact)) };
}
