import type { FigurePart, PartScript } from "./desk";
import { GAP } from "./blocks";
import { enter } from "./inner";
import { describe } from "./selector";

const SHOWN = "img,video,canvas,[role=img]";

const tidy = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();

/** What is said of a picture or a film to who does not see it, as browsers choose it. */
function labelOf(shown: Element): string {
  const ids = tidy(shown.getAttribute("aria-labelledby")).split(" ");
  const named = ids.map((id) => shown.ownerDocument.getElementById(id)?.textContent).join(" ");
  const own = ["aria-label", "alt"].map((name) => shown.getAttribute(name));
  const inside = shown.querySelector(":scope > title")?.textContent;
  return [named, ...own, inside, shown.getAttribute("title")].map(tidy).find((text) => text) ?? "";
}

/** The address that the page gives, the same on every screen; none of what the page itself holds. */
function addressOf(shown: Element): string {
  const source = shown.querySelector("source[src]")?.getAttribute("src");
  const written = shown.getAttribute("src") ?? source ?? shown.getAttribute("poster");
  try {
    const { href } = new URL(written || "data:", shown.ownerDocument.baseURI);
    return /^https?:/.test(href) ? href : "";
  } catch {
    return "";
  }
}

/**
 * A caption is reported as any text. Where there is none, the words for who does not see the picture
 * are: no reading of the page has them, so the desk learns by the address, a block below them, which
 * picture is meant.
 */
const point: FigurePart["point"] = (pressed, open) => {
  const range = pressed.ownerDocument.createRange();
  const figure = pressed.closest("figure");
  const caption = figure?.querySelector("figcaption");
  if (caption) {
    range.selectNodeContents(caption);
    return open(range);
  }
  const shown = [pressed, ...pressed.querySelectorAll(SHOWN)].find(labelOf);
  if (!shown) return;
  // Nothing of the page is to be selected when the dialog closes.
  range.setStartBefore(shown);
  const [label, address] = [labelOf(shown), addressOf(shown)];
  const block = label + (address && GAP + address);
  open(range, { block, selector: describe(block, 0, [...label].length) });
};

(document.currentScript as PartScript<FigurePart> | null)?.take?.({ point, enter: enter(point) });
