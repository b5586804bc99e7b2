import { isBlock } from "./blocks";
import type { Desk, PartScript, PlacePart } from "./desk";
import { locate } from "./locate";
import { type Notice, TO_WORDS } from "./notices";
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

/** Brings the words into view, and the keyboard to their block. */
function goTo(range: Range): void {
  const block = blockAround(range.startContainer);
  for (let at: Element | null = block; at; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  // The middle of a long block may be far from the words.
  if (block.clientHeight < innerHeight / 2) block.scrollIntoView({ block: "center", behavior });
  else scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 3, behavior });

  if (!block.hasAttribute("tabindex")) {
    block.tabIndex = -1;
    block.addEventListener("blur", () => block.removeAttribute("tabindex"), { once: true });
  }
  block.focus({ preventScroll: true });
}

/** Says beside the notice's link what became of the words. */
function tell(id: string, said: string): void {
  const notice = document.querySelector(`[data-corrigenda-notice="${id}"]`);
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

let shown: (() => void) | undefined;

/** Shows the words of the correction that the address names. */
function show(desk: Desk, notices: Notice[]): void {
  if (!shown) document.addEventListener("click", showAgain);
  dress(desk, document);
  shown = () => show(desk, notices);
  const id = location.hash.slice(TO_WORDS.length);
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
  if (link && link.href === location.href && link.hash.startsWith(TO_WORDS)) shown?.();
}

(document.currentScript as PartScript<PlacePart> | null)?.take?.({ show });
