/**
 * The text of a page as the desk's reader takes it: the twin of
 * `src/corrigenda/flow/articles/reading/dom.py`, held to it by `tests/contracts/`.
 */

const PHRASING =
  /^(a|abbr|b|big|cite|code|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)$/i;
const UNSEEN =
  "script,style,noscript,nav,iframe,object,svg,math,audio,video,select,button,textarea,[hidden],[aria-hidden=true]";
/** The words of `marks.py` that boxes within a story have; the others stand at its edges. */
const BESIDE =
  /(^|[^a-z])(related|read-?(more|also|next)|see-also|more-on|newsletter|promo|recommend|sponsor|advert|ads?[^a-z])/i;
/** Where one shares the story, its author and date may stand, too. */
const SHARE = /(^|[^a-z])(social|share)[^a-z]/i;
const SIGNED = "[rel=author],[class*=author],[class*=byline],[class*=date],time";

/** By its number: a node of a frame is no instance of this page's classes. */
export const isElement = (node: Node): node is Element => node.nodeType === 1;

/** What a reader sees: no space, and no mark that `read` has set. */
const SHOWN = /[^\s\ufdd0\ufdd1]/;

/** To the desk a phrasing element is never a block, and to a reader not if it floats. */
export const isBlock = (element: Element): boolean =>
  !PHRASING.test(element.localName) &&
  !/^(inline|contents|none|ruby)/.test(getComputedStyle(element).display);

const isBeside = (element: Element, name = `${element.className} ${element.id} `): boolean =>
  (element.matches("aside,form") ||
    BESIDE.test(name) ||
    (SHARE.test(name) && !element.querySelector(SIGNED))) &&
  // A post of someone else's that the story quotes is part of it.
  !/embed|tweet/.test(element.className) &&
  // What holds the headline, or most of the page, holds the story.
  !element.querySelector("h1") &&
  2 * element.textContent!.length < element.ownerDocument.body.textContent!.length;

/** Whether the element is a row of data, which is read as one block. */
export const isRow = (element: Element | null): element is HTMLTableRowElement =>
  (element as HTMLTableRowElement | null)?.cells?.length! > 1 &&
  !element!.querySelector("table,h1,h2,article,section,form,p~p~p") &&
  [...(element as HTMLTableRowElement).cells].every((cell) => cell.textContent!.length <= 400);

/** What stands between two blocks. */
export const GAP = "\n\n";

/**
 * The texts between the block boundaries under `root`, in document order, whitespace as it stands.
 *
 * `read` says what a text node gives. An element that `holds` what is asked for is read even where it
 * would be left out; an open shadow tree that does is read in place of its host's children.
 */
export function runsOf(
  root: Element,
  read: (text: Text) => string,
  holds: (node: Node) => boolean,
  beside: boolean,
): string[] {
  const runs = [""];
  let inRow = false;

  const add = (text: string) => (runs[runs.length - 1] += text);
  const cut = () => (inRow ? add(" ") : runs.push(""));
  const isLeftOut = (element: Element, { display, position }: CSSStyleDeclaration) =>
    element.matches(UNSEEN) ||
    display === "none" ||
    // Shrunk to a point that only a screen reader finds.
    (position === "absolute" && element.clientWidth < 2) ||
    (!beside && !inRow && isBlock(element) && isBeside(element));
  const walk = (element: Element, visible: boolean) => {
    const { shadowRoot } = element;
    for (const child of (shadowRoot && holds(shadowRoot) ? shadowRoot : element).childNodes) {
      if (isElement(child)) step(child);
      else if (visible && child.nodeType === 3) add(read(child as Text));
    }
  };
  const step = (element: Element) => {
    const style = getComputedStyle(element);
    const reads = holds(element) || !isLeftOut(element, style);
    const isCell = inRow && /^t[dh]$/i.test(element.localName) && element.textContent!.trim();
    const block = isBlock(element);
    if (isCell && SHOWN.test(add(""))) add(" | ");
    if (block) cut();
    if (isRow(element)) inRow = true;
    if (/^br$/i.test(element.localName)) add(" ");
    else if (reads) walk(element, style.visibility === "visible");
    if (isRow(element)) inRow = false;
    if (block) cut();
  };

  step(root);
  return runs;
}
