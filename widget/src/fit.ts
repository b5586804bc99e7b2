/**
 * What one page view may be moved by, as Chromium counts it (a share of the window moved, times
 * how far it moved): good is 0.1, and we take less than half of that.
 */
const MOST = 0.04;
let left = MOST;

/** What comes after a place in the page and is seen to move. */
function following(place: Element): Element | undefined {
  for (let at: Element | null = place; at; at = at.parentElement)
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling)
      if (next.getClientRects().length) return next;
  return undefined;
}

/** What an act moves of what the reader sees, as a share of the window. */
function moves(place: Element, act: () => void): number {
  const next = following(place);
  const edges = () => [place.getBoundingClientRect().bottom, next?.getBoundingClientRect().top ?? 0];
  const { top } = place.getBoundingClientRect();
  const before = edges();
  act();
  const after = edges();
  // Above the window the browser keeps what is read where it is; below it nobody sees it.
  if (before[0]! < 0 || top >= innerHeight) return 0;
  const by = Math.max(...after.map((edge, at) => edge - before[at]!));
  return (Math.abs(by) / Math.max(innerWidth, innerHeight)) * (1 - Math.max(0, top) / innerHeight);
}

/** All notices in one line, which opens: the kind, when, and as many words as fit. */
function folded(notices: HTMLElement[]): HTMLElement {
  const [first] = notices;
  const line = document.createElement("details");
  line.className = "corrigenda-folded corrigenda-drawn";
  const summary = document.createElement("summary");
  summary.lang = first!.lang;
  summary.dir = "auto";
  const label = document.createElement("strong");
  label.textContent = first!.querySelector("strong")?.textContent ?? "";
  const words = document.createElement("span");
  const said = first!.querySelector("p")?.textContent ?? "";
  const more = notices.length > 1 ? ` (+${notices.length - 1})` : "";
  words.textContent = more + said.slice(label.textContent.length);
  summary.append(label, words);
  line.append(summary, ...notices);
  addEventListener("beforeprint", () => (line.open = true));
  return line;
}

/**
 * Puts notices into a place: whole where that moves little of what the reader already sees, else
 * folded to a line. `also` is drawn there in any case.
 */
export function fit(
  place: HTMLElement,
  notices: HTMLElement[],
  also: () => void,
  fold: (notices: HTMLElement[]) => HTMLElement = folded,
): void {
  left -= moves(place, also);
  if (!notices.length) return;
  const whole = moves(place, () => place.append(...notices));
  if (whole <= Math.max(left, 0)) {
    left -= whole;
    return;
  }
  for (const notice of notices) notice.remove();
  left -= moves(place, () => place.append(fold(notices)));
}
