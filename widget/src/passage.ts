/** The words a reader selected, written down so that the desk can find them again. */
export interface Passage {
  /** The text of the blocks that the selection touches, as the reader sees it. */
  block: string;
  /** Code points into `block`. */
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}

/** Code points; the W3C's own examples of context are shorter, a repeated sentence needs more. */
const CONTEXT = 64;
const LONGEST = 20_000;
/** Code units kept on each side of the selection where a whole page is one block. */
const ROOM = 10_000;

const UNSEEN = /^(script|style|noscript|template|textarea|select|iframe|object|video|audio|canvas)$/i;
const PHRASING = /^(a|abbr|b|big|cite|code|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)$/i;

/** Text between two block boundaries; `from` and `to` are the selected code units of `raw`. */
interface Run {
  raw: string;
  from: number;
  to: number;
}

const points = (text: string) => [...text].length;
const tidy = (text: string) => text.replace(/\s+/g, " ").trimStart();
/** Lone surrogates and NUL have no place in JSON that others read. */
const sound = (text: string) => text.replace(/[\0\p{Cs}]/gu, "\ufffd");

function isBlock(element: Element, { display, float, position }: CSSStyleDeclaration): boolean {
  if (/^(inline|contents|ruby)/.test(display)) return false;
  // A floated first letter is a block to CSS and a part of its word to a reader.
  const moved = float !== "none" || /absolute|fixed/.test(position);
  return !(moved && PHRASING.test(element.localName));
}

function runsOf(range: Range): Run[] {
  const runs: Run[] = [];
  let run: Run = { raw: "", from: -1, to: 0 };

  const cut = () => {
    if (run.from >= 0) runs.push(run);
    run = { raw: "", from: -1, to: 0 };
  };
  const read = (text: Text) => {
    if (range.intersectsNode(text)) {
      const from = text === range.startContainer ? range.startOffset : 0;
      const to = text === range.endContainer ? range.endOffset : text.length;
      if (to > from) {
        if (run.from < 0) run.from = run.raw.length + from;
        run.to = run.raw.length + to;
      }
    }
    run.raw += text.data;
  };
  const walk = (parent: Element, visible: boolean) => {
    for (const child of parent.childNodes) {
      if (child instanceof Text) {
        if (visible) read(child);
      } else if (child instanceof Element) step(child);
    }
  };
  const step = (element: Element) => {
    if (UNSEEN.test(element.localName) || element.getAttribute("aria-hidden") === "true") return;
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const visible = style.visibility === "visible";
    if (/^br$/i.test(element.localName)) run.raw += "\n";
    else if (!isBlock(element, style)) walk(element, visible);
    else {
      cut();
      if (range.intersectsNode(element)) walk(element, visible);
      cut();
    }
  };

  step(blockAround(range.commonAncestorContainer));
  return runs;
}

function blockAround(node: Node): Element {
  let element = node instanceof Element ? node : node.parentElement;
  while (element?.parentElement && !isBlock(element, getComputedStyle(element)))
    element = element.parentElement;
  return element ?? document.documentElement;
}

/** A boundary inside a surrogate pair moves out of it. */
const splitsPair = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");

function trimmed(block: string, start: number, end: number): [string, number, number] {
  if (block.length - (end - start) <= 2 * ROOM) return [block, start, end];
  let first = Math.max(0, start - ROOM);
  let last = Math.min(block.length, end + ROOM);
  if (first) first = Math.min(start, block.indexOf(" ", first) + 1 || start);
  if (last < block.length) last = Math.max(end, block.lastIndexOf(" ", last));
  return [block.slice(first, last), start - first, end - first];
}

/** The passage of a selection; null when it holds no words, "long" when it holds too many. */
export function passage(range: Range): Passage | "long" | null {
  let block = "";
  let start = -1;
  let end = 0;
  for (const { raw, from, to } of runsOf(range)) {
    const text = tidy(raw).trimEnd();
    let first = tidy(raw.slice(0, from - +splitsPair(raw, from))).length;
    let last = Math.min(tidy(raw.slice(0, to + +splitsPair(raw, to))).length, text.length);
    while (text[first] === " ") first++;
    while (last > first && text[last - 1] === " ") last--;
    if (first >= last) continue;
    if (block) block += "\n\n";
    if (start < 0) start = first;
    end = block.length + last;
    block += text;
  }
  if (start < 0) return null;
  if (points(block.slice(start, end)) > LONGEST) return "long";
  [block, start, end] = trimmed(block, start, end);

  const [before, exact, after] = [
    [...sound(block.slice(0, start))],
    sound(block.slice(start, end)),
    [...sound(block.slice(end))],
  ];
  return {
    block: sound(block),
    start: before.length,
    end: before.length + points(exact),
    exact,
    prefix: before.slice(-CONTEXT).join(""),
    suffix: after.slice(0, CONTEXT).join(""),
  };
}
