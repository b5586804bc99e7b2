import { isBlock } from "./blocks";
import type { Desk, PartScript, PlacePart } from "./desk";
import { locate } from "./locate";
import { Fragment, type Notice } from "./notices";
import css from "./place.css";

const dressed = new WeakSet<Node>();

function dress(desk: Desk, root: Document | ShadowRoot): void {
  if (!dressed.has(root)) desk.dress(root, css, desk.nonce);
  dressed.add(root);
}

/** Marks the words without touching the page; a browser that cannot selects them. */
function mark(desk: Desk, ranges: Range[]): void {
  const [first] = ranges;
  const root = first!.startContainer.getRootNode() as Document | ShadowRoot;
  if (!CSS.highlights) {
    const { endContainer, endOffset } = ranges[ranges.length - 1]!;
    const { startContainer, startOffset } = first!;
    getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    return;
  }
  dress(desk, root);
  CSS.highlights.set("corrigenda", new Highlight(...ranges));
}

function blockAround(node: Node): HTMLElement {
  let at = node.parentElement;
  while (at?.parentElement && !isBlock(at)) at = at.parentElement;
  return at ?? document.body;
}

const noticeOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-corrigenda-notice="${id}"]`);

const motion = () =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

function unfold(element: Element): void {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
}

function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
}

/** Brings the words into view, and the keyboard to their block. */
function goTo(range: Range): void {
  const block = blockAround(range.startContainer);
  unfold(block);
  const behavior = motion();
  // The middle of a long block may be far from the words.
  if (block.clientHeight < innerHeight / 2) block.scrollIntoView({ block: "center", behavior });
  else scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 3, behavior });
  focusOn(block);
}

/** Says beside the notice's link what became of the words. */
function tell(id: string, said: string): void {
  const notice = noticeOf(id);
  if (said && notice) unfold(notice);
  let line = notice?.querySelector("[role=status]");
  if (!line) {
    line = document.createElement("span");
    line.setAttribute("role", "status");
    notice?.append(" ", line);
  }
  line.textContent = "";
  // A live region speaks of changes only.
  requestAnimationFrame(() => (line.textContent = said));
}

/** The notices at a passage, and where their words stand. */
const underlined: { id: string; ranges: Range[] }[] = [];

/** Underlines the words of the notices at a passage; a press on them leads to the notice. */
function underline(desk: Desk, notices: Notice[]): void {
  if (!CSS.highlights) return;
  for (const { id, in_the_story } of notices) {
    const { ranges } = locate(in_the_story!.selector);
    const [first] = ranges;
    if (!first) continue;
    dress(desk, first.startContainer.getRootNode() as Document | ShadowRoot);
    underlined.push({ id, ranges });
  }
  const all = underlined.flatMap(({ ranges }) => ranges);
  if (!all.length) return;
  CSS.highlights.set("corrigenda-passage", new Highlight(...all));
  document.addEventListener("click", toNotice);
}

const holds = ({ clientX: x, clientY: y }: MouseEvent) => (range: Range) =>
  [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );

/** From underlined words to their notice, where the page itself does nothing with the press. */
function toNotice(event: MouseEvent): void {
  const { target } = event;
  if (event.defaultPrevented || !getSelection()?.isCollapsed) return;
  if (target instanceof Element && target.closest("a, button, input, select, textarea, label")) return;
  const found = underlined.find(({ ranges }) => ranges.some(holds(event)));
  const notice = found && noticeOf(found.id);
  if (!notice) return;
  unfold(notice);
  notice.scrollIntoView({ block: "center", behavior: motion() });
  focusOn(notice);
}

let shown: (() => void) | undefined;

/** Shows the words of the correction that the address names. */
function show(desk: Desk, notices: Notice[]): void {
  if (!shown) document.addEventListener("click", showAgain);
  dress(desk, document);
  shown = () => show(desk, notices);
  const id = location.hash.slice(Fragment.TO_WORDS.length);
  const words = notices.find((notice) => notice.id === id)?.in_the_story;
  if (!words) return;
  const { state, ranges } = locate(words.selector);
  if (ranges[0]) {
    mark(desk, ranges);
    goTo(ranges[0]);
  }
  tell(id, state === "gone" || state === "ambiguous" ? words[state] : "");
}

/** The address does not change when its own link is followed. */
function showAgain({ target }: MouseEvent): void {
  const link = target instanceof Element && target.closest("a");
  if (!link || !link.hash.startsWith(Fragment.TO_WORDS)) return;
  // A link of the server's may end in a text directive, which the address does not show.
  if (link.href.split(":~:")[0] === location.href) shown?.();
}

(document.currentScript as PartScript<PlacePart> | null)?.take?.({ show, underline });
