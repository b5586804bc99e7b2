import type { BesidePart, Desk, Open, PartScript } from "./desk";
import css from "./beside.css";
import { ownWords } from "./own";

/** Milliseconds after the last change, so that nothing flickers while a handle is dragged. */
const BREATH = 250;
/** CSS pixels between the button and what it stands beside. */
const GAP = 8;
/** CSS pixels at the foot of a touch screen in which browsers show panels of their own. */
const FOOT = 72;

let button: HTMLButtonElement | undefined;
let range: Range | undefined;
let isTouch = matchMedia("(pointer: coarse)").matches;

const isMac = /^(Mac|iP)/.test(navigator.platform);

function made(desk: Desk, open: Open): HTMLButtonElement {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  desk.dress(shadow, css, desk.nonce);
  const lang = BESIDE[desk.lang] ? desk.lang : "en";
  const { dir, title } = BESIDE[lang]!;
  const element = document.createElement("button");
  Object.assign(element, { lang, dir });
  element.append(title);
  element.setAttribute("aria-keyshortcuts", isMac ? "Meta+Enter" : "Control+Enter");
  if (!isTouch) {
    const keys = document.createElement("kbd");
    keys.append(isMac ? "\u2318 Enter" : "Ctrl+Enter");
    element.append(" ", keys);
  }
  // The press must leave the selection as it is, also to be copied afterwards.
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("click", () => {
    hide();
    if (range) open(range);
  });
  shadow.append(element);
  return element;
}

const hostOf = (element: HTMLElement) => (element.getRootNode() as ShadowRoot).host;

function hide(): void {
  if (button) hostOf(button).remove();
}

/** From the corner of the page that one sees to that of the frame in which a range is. */
function shift({ startContainer }: Range): [number, number] {
  let [x, y] = [0, 0];
  let view = startContainer.ownerDocument?.defaultView;
  for (; view && view !== window; view = view.parent as typeof view) {
    const frame = view.frameElement!;
    const { left, top } = frame.getBoundingClientRect();
    x += left + frame.clientLeft;
    y += top + frame.clientTop;
  }
  return [x, y];
}

/**
 * By a mouse or the keyboard: under the end of the words, or above them where there is no room.
 * By touch: at the foot of what is seen, as menus and handles of browsers stand around the words;
 * at its top while the words themselves are at the foot.
 */
function place(element: HTMLElement, around: Range): void {
  const [dx, dy] = shift(around);
  const rects = [...around.getClientRects()]
    .filter(({ width }) => width)
    .map(({ x, y, width, height }) => new DOMRect(x + dx, y + dy, width, height));
  const [first, last] = [rects[0], rects[rects.length - 1]];
  if (!first || !last) return hide();
  const seen = visualViewport ?? { offsetLeft: 0, offsetTop: 0, width: innerWidth, height: innerHeight };
  const [width, height] = [element.offsetWidth, element.offsetHeight];
  const [top, foot] = [seen.offsetTop, seen.offsetTop + seen.height];
  let [x, y] = [last.right - width, last.bottom + GAP];
  if (isTouch) {
    x = seen.offsetLeft + (seen.width - width) / 2;
    y = foot - FOOT - height;
    if (last.bottom > y - FOOT && first.top > top + 2 * FOOT) y = top + GAP;
  } else if (y + height > foot) y = Math.max(top, first.top - height - GAP);
  const right = seen.offsetLeft + seen.width - width - GAP;
  element.style.left = Math.max(seen.offsetLeft + GAP, Math.min(x, right)) + "px";
  element.style.top = y + "px";
}

const isEdited = (node: Node, { activeElement }: Document) => {
  const element = node.nodeType === 1 ? (node as HTMLElement) : node.parentElement;
  return element?.isContentEditable || activeElement?.matches("input,textarea,select");
};

const watched = new WeakSet<Document>();
/** Whether the focus is in our dialog: what stands behind it cannot be pressed, nor read. */
const isBehind = () => document.activeElement?.shadowRoot?.querySelector("dialog");

/** Shows the button beside what is selected, and takes it away with the selection. */
function watch(desk: Desk, open: Open, page: Document): void {
  if (watched.has(page)) return;
  watched.add(page);
  void ownWords(desk);
  let timer: number | undefined;
  // At once, since it may be drawn further when the button is there already.
  const take = () => {
    const selection = page.getSelection();
    const isText = selection && /\S/.test(`${selection}`);
    if (isText) range = selection.getRangeAt(0).cloneRange();
    return isText && !isBehind() && !isEdited(selection.anchorNode!, page);
  };
  const look = () => {
    if (!take()) return hide();
    button ??= made(desk, open);
    if (!hostOf(button).isConnected) document.documentElement.append(hostOf(button));
    place(button, range!);
  };
  const soon = () => {
    take();
    clearTimeout(timer);
    timer = setTimeout(look, BREATH);
  };
  const again = () => {
    if (button && range && hostOf(button).isConnected) place(button, range);
  };
  page.addEventListener("selectionchange", soon);
  page.addEventListener("pointerdown", ({ pointerType }) => (isTouch = pointerType === "touch"), true);
  document.addEventListener("focusin", () => isBehind() && hide());
  for (const view of [window, page.defaultView]) view?.addEventListener("scroll", again, true);
  visualViewport?.addEventListener("resize", again);
  look();
}

(document.currentScript as PartScript<BesidePart> | null)?.take?.({ watch });
