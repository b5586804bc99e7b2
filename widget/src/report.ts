import type { Desk } from "./desk";
import { storyUrl } from "./desk";
import type { Passage } from "./passage";

/** What the reader typed. */
export interface Draft {
  should_say: string;
  why: string;
  source: string;
  contact: string;
}

/** The body of `POST /api/reports`. */
export interface Report extends Partial<Draft> {
  client_id: string;
  outlet: string;
  url: string;
  selector: {
    type: "TextQuoteSelector";
    exact: string;
    prefix: string;
    suffix: string;
    refinedBy: { type: "TextPositionSelector"; start: number; end: number };
  };
  block: string;
  language: string;
}

/** crypto.randomUUID is missing from Safari before 15.4 and from pages without TLS. */
function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function reportOf(desk: Desk, passage: Passage, draft: Draft, language: string): Report {
  const { exact, prefix, suffix, start, end, block } = passage;
  const source = draft.source.trim();
  const typed: Draft = {
    should_say: draft.should_say.trim() === exact ? "" : draft.should_say.trim(),
    why: draft.why.trim(),
    source: !source || /^[a-z][a-z0-9+.-]*:/i.test(source) ? source : "https://" + source,
    contact: draft.contact.trim(),
  };
  return {
    client_id: uuid(),
    outlet: desk.outlet,
    url: storyUrl(),
    selector: {
      type: "TextQuoteSelector",
      exact,
      prefix,
      suffix,
      refinedBy: { type: "TextPositionSelector", start, end },
    },
    block,
    ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text)),
    language,
  };
}

export function passageOf({ selector, block }: Report): Passage {
  const { exact, prefix, suffix, refinedBy } = selector;
  return { exact, prefix, suffix, block, start: refinedBy.start, end: refinedBy.end };
}
