/** What the fixtures ask of the widget's sources, with offsets in code points. */
import { find as findUnits } from "../../widget/src/find";
import { fold as foldUnits } from "../../widget/src/fold";
import { locate as locatePassage } from "../../widget/src/locate";
import { passage } from "../../widget/src/passage";
import { selected } from "../../widget/src/selected";
import { describe, type Selector } from "../../widget/src/selector";

/** A boundary: an element, and words before (or behind) which it stands, or a number of children. */
type Boundary = [within: string, words: string | number, more?: number];

const pointsIn = (text: string, units: number) => [...text.slice(0, units)].length;
const unitsIn = (text: string, points: number) => [...text].slice(0, points).join("").length;

function fold(text: string): { folded: string; origins: [number, number][] } {
  const { text: folded, starts, ends } = foldUnits(text);
  const origins: [number, number][] = [];
  let unit = 0;
  for (const point of folded) {
    origins.push([pointsIn(text, starts[unit]!), pointsIn(text, ends[unit]!)]);
    unit += point.length;
  }
  return { folded, origins };
}

const foldAll = (texts: string[]): string[] => texts.map((text) => foldUnits(text).text);

function find(selector: Selector, text: string): { state: string; place: [number, number] | null } {
  const at = selector.refinedBy?.start;
  const start = at === undefined ? undefined : unitsIn(text, at);
  const found = findUnits({ ...selector, start }, text);
  const place: [number, number] = [pointsIn(text, found.start), pointsIn(text, found.end)];
  return { state: found.state, place: found.start < 0 ? null : place };
}

/** The element that a path leads to; ` >> ` steps into a shadow tree. */
function within(path: string): Element {
  let root: ParentNode = document;
  for (const step of path.split(" >> ")) {
    const element: Element | null = root.querySelector(step);
    if (!element) throw new Error(`no ${step}`);
    root = element.shadowRoot ?? element;
    if (path.endsWith(step)) return element;
  }
  throw new Error(path);
}

function boundary([path, words, more = 0]: Boundary, behind: boolean): [Node, number] {
  const element = within(path);
  if (typeof words === "number") return [element, words];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode() as Text | null); ) {
    const at = node.data.indexOf(words);
    if (at >= 0) return [node, at + (behind ? words.length : 0) + more];
  }
  throw new Error(`no "${words}" in ${path}`);
}

/** Selects as a reader does and describes what is selected. */
function select(from: Boundary, to: Boundary, backwards: boolean): unknown {
  const [start, end] = [boundary(from, false), boundary(to, true)];
  const selection = getSelection()!;
  if (backwards) selection.setBaseAndExtent(...end, ...start);
  else selection.setBaseAndExtent(...start, ...end);
  return passage(selected(selection.getRangeAt(0)));
}

/** What is found in the page, text node by text node, and the ids of the elements around it. */
function locate(selector: Selector): { state: string; words: string[]; within: string[] } {
  const { state, ranges } = locatePassage(selector);
  const within = ranges.map((range) => range.startContainer.parentElement!.closest("[id]")?.id ?? "");
  return { state, words: ranges.map(String), within };
}

Object.assign(globalThis, { twin: { describe, find, fold, foldAll, select, locate } });
