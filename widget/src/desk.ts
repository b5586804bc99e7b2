import type { Hand, Tools } from "./hand";
import type { Notice, Told } from "./notices";
import type { Passage } from "./passage";
import type { dress } from "./sheet";

/** What the page's own script tag says, or its call of `start`. */
export interface Given {
  /** Origin and path prefix of the desk, no slash at the end. */
  base: string;
  outlet: string;
  nonce: string;
  lang: string | undefined;
  /** Whether a button stands beside what is selected. */
  button: boolean;
}

/** What `GET /api/words` tells: only what the house says otherwise. */
export type OwnWords = Partial<Record<"title" | "contact_note" | "sent" | "receipt_note", string>>;

/** Where reports go. */
export interface Desk extends Omit<Given, "lang"> {
  /** The folder of the parts that belong to this load part, with a slash at the end. */
  parts: string;
  /** The story's address. */
  story(): string;
  /** Styles a page or a shadow tree: here, so that the other parts need not bring it again. */
  dress: typeof dress;
  /** Where the reader selects: the page, or a frame of it. */
  view: Pick<Window, "getSelection">;
  /** The element of that frame. */
  frame?: Element | undefined;
  /** The house's own words over ours, as far as they have come; see own.ts. */
  own?: OwnWords;
  asked?: Promise<OwnWords>;
  /** Primary language subtag of the words the reader sees. */
  lang: string;
  part: PartOf;
}

/** Opens the dialog on a range; on `passage`, where the range has no words. */
export type Open = (range: Range, passage?: Passage) => void;

/** What the load part calls once the dialog part is there. */
export interface DialogPart {
  /** Fails where the dialog cannot be drawn. */
  open(desk: Desk, ...what: Parameters<Open>): Promise<void>;
  offer(desk: Desk): void;
  mine(desk: Desk): void;
}

/** What the load part calls once the part with the button beside a selection is there. */
export interface BesidePart {
  watch(desk: Desk, open: Open, page: Document): void;
}

/** What the load part calls once the part for what the page itself has no selected words of is there. */
export interface FigurePart {
  /** Opens the dialog on what is said of a picture or a film. */
  point(pressed: Element, open: Open): void;
  /** Listens to the frame that has the focus, which is of the page's origin. */
  enter(desk: Desk, open: Open): void;
}

/** What the dialog calls once the part with all that can wait is there. */
export interface MorePart {
  /** Adds to the open dialog what a reader can do without. */
  enrich(hand: Hand): void;
  /** After a report was sent: how many reported the same, and what was noted is sent along. */
  sent(hand: Hand, already: number): void;
  /** At the foot of the page: what waits on this device. */
  offer(desk: Desk, tools: Tools): void;
  /** The reader's own reports, in a dialog. */
  mine(desk: Desk, tools: Tools): void;
}

/** What the load part calls once the part that shows corrected words is there. */
export interface PlacePart {
  show(desk: Desk, notices: Notice[]): void;
  underline(desk: Desk, notices: Notice[]): void;
}

/** What the load part calls once the part that draws notices is there. */
export interface DrawPart {
  draw(desk: Desk, told: Told, places: HTMLElement[], part: PartOf): void;
}

/** What the dialog part calls once the part that does the desk's sums is there. */
export interface SolvePart {
  solve(challenge: unknown): Promise<string>;
}

/** What the load part calls once the part that remembers what was read is there. */
export interface SeenPart {
  /** `told` is what stands on this story; nothing on a page that is no story. */
  tell(desk: Desk, place: HTMLElement, told?: Told): void;
}

/** What the load part calls once the part that draws related stories is there. */
export interface RelatedPart {
  draw(desk: Desk, places: HTMLElement[]): Promise<void>;
}

/** Brings a part by the name of its file; once, however often it is asked for. */
export type PartOf = <Part>(file: string) => Promise<Part>;

/** The script element of a part, carrying the way back to the load part: no global. */
export interface PartScript<Part> extends HTMLScriptElement {
  take?: (part: Part) => void;
}

/** What is kept in localStorage, as JSON. An enum is built into where it is used, and is smaller. */
export const enum Kept {
  /** Reports that wait on this device. */
  WAITING = "corrigenda.waiting",
  /** The receipts of what was sent from this device. */
  MINE = "corrigenda.mine",
}

/**
 * The address of the story that a node stands in: what the page says around it where it has several,
 * else the canonical link; of the same origin, else this page's. No fragment.
 */
export function storyUrl(at?: Node | null): string {
  const around = (at as Element | null)?.closest ? (at as Element) : at?.parentElement;
  const named = around?.closest<HTMLElement>("[data-corrigenda-story]")?.dataset["corrigendaStory"];
  const canonical = document.querySelector<HTMLLinkElement>("link[rel~=canonical]")?.href;
  const given = named ? new URL(named, location.href).href : canonical;
  const url = given?.startsWith(location.origin + "/") ? given : location.href;
  return url.split("#")[0]!;
}
