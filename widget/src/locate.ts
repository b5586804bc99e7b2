import { GAP, runsOf } from "./blocks";
import { find, type Found, MOST_PLACES, placesOf, provesItself, type Sought } from "./find";

/** Before each text node's own text, in a run. */
const NODE = "\ufdd0";

/** The text of a page, blocks apart by a blank line, and the way back to its nodes. */
interface PageText {
  text: string;
  /** Of each code unit of `text`: its node, and where in it. A gap between blocks has none. */
  places: [Text, number][];
}

export interface Located {
  state: Found["state"];
  /** One for each text node, so that what is no part of the story is not among them. */
  ranges: Range[];
}

/** Words that are never a story's, and those that only sometimes are: the foot of a page. */
const NEVER = "[data-corrigenda-notice]";
const SELDOM = "footer:not(blockquote *)";

/** Code units of each block before and behind that are looked for. */
const NEIGHBOUR = 48;
/** Code units before and behind a place in which its neighbours are looked for. */
const REACH = 10_000;

function textOf(root: Element, all: boolean): PageText {
  const nodes: Text[] = [];
  const read = (text: Text): string => {
    if (!text.data || text.parentElement?.closest(all ? NEVER : NEVER + "," + SELDOM)) return "";
    nodes.push(text);
    return NODE + text.data.replace(/\ufdd0/g, " ");
  };
  // Where there is a slot, the children that it shows are read.
  const opens = (node: Node) => all && node instanceof ShadowRoot && !node.querySelector("slot");
  const page: PageText = { text: "", places: [] };
  let node = -1;
  const add = (run: string) => {
    const begins = page.text.length;
    let at = 0;
    let gap: [Text, number] | undefined;
    for (const unit of run) {
      const place: [Text, number] = [nodes[node]!, at];
      if (unit === NODE) [node, at] = [node + 1, -1];
      else if (/\s/.test(unit)) gap ??= place;
      else {
        const first = page.text.length === begins;
        if (first && begins) put(GAP, place);
        if (!first && gap) put(" ", gap);
        gap = undefined;
        put(unit, place);
      }
      at += unit.length;
    }
  };
  const put = (text: string, [of, at]: [Text, number]) => {
    // What joins cells stands in no node: it counts to the end of the one before.
    for (let unit = 0; unit < text.length; unit++)
      page.places.push([of, Math.min(at + unit, of.length - 1)]);
    page.text += text;
  };
  runsOf(root, read, opens, all).forEach(add);
  return page;
}

function rangesOf({ places }: PageText, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (const [node, at] of places.slice(start, end)) {
    let range = ranges[ranges.length - 1];
    if (range?.startContainer !== node) {
      range = document.createRange();
      range.setStart(node, at);
      ranges.push(range);
    }
    range.setEnd(node, at + 1);
  }
  return ranges;
}

/**
 * Where the words stand with all that the selector has of their own blocks, gaps included: a block
 * is not the same words in a sentence. Of several places, the one that the blocks before and
 * behind are nearest to, in their order: the page has more between them than the desk reads.
 */
function amongBlocks({ exact, prefix, suffix }: Sought, page: string): number {
  const text = GAP + page + GAP;
  const above = prefix.split(GAP).map((block) => block.slice(-NEIGHBOUR) + GAP).reverse();
  const below = suffix.split(GAP).map((block) => GAP + block.slice(0, NEIGHBOUR));
  const before = prefix.slice(Math.max(0, prefix.lastIndexOf(GAP)));
  const own = before + exact + suffix.slice(0, (suffix + GAP).indexOf(GAP) + GAP.length);
  let [best, least, ties] = [-1, Infinity, false];
  if (own === exact) return best;
  const places = placesOf(own, text);
  if (places.length > MOST_PLACES) return best;
  for (const at of places) {
    const low = Math.max(0, at - REACH);
    const near = text.slice(low, at + own.length + REACH);
    let [up, down] = [at - low, at - low + own.length - GAP.length];
    for (const block of above.slice(1)) if (up >= 0) up = near.lastIndexOf(block, up);
    for (const block of below.slice(1)) if (down >= 0) down = near.indexOf(block, down);
    const alone = up < 0 || down < 0;
    if (alone && !provesItself(own)) continue;
    const far = alone ? text.length : down - up;
    ties = far === least || (ties && far > least);
    if (far < least) [best, least] = [at, far];
  }
  return ties || best < 0 ? -1 : best + before.length - GAP.length;
}

/** Where a passage stands in the page: in what the desk reads of it, or else in all of it. */
export function locate(sought: Sought, root: Element = document.body): Located {
  for (const all of [false, true]) {
    const page = textOf(root, all);
    const sure = amongBlocks(sought, page.text);
    if (sure >= 0) return { state: "unchanged", ranges: rangesOf(page, sure, sure + sought.exact.length) };
    const { state, start, end } = find({ ...sought, start: undefined }, page.text);
    if (state !== "gone" || all) return { state, ranges: rangesOf(page, start, end) };
  }
  return { state: "gone", ranges: [] };
}
