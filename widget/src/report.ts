import type { Desk } from "./desk";
import type { Passage } from "./passage";

/** What the reader typed. */
export interface Draft {
  should_say: string;
  why: string;
  source: string;
  contact: string;
  /** One of the desk's kinds, where the reader chose it: a guess of ours would pass for their word. */
  kind: string;
}

/** The body of `POST /api/reports`. */
export interface Report extends Passage, Partial<Draft> {
  client_id: string;
  outlet: string;
  url: string;
  language: string;
}

/** A random UUID, version 4; crypto.randomUUID is missing from pages without TLS. */
const uuid = (): string =>
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
  );

export function reportOf(desk: Desk, passage: Passage, draft: Draft, language: string): Report {
  const { block, selector } = passage;
  const source = draft.source.trim();
  const typed: Draft = {
    should_say: draft.should_say.trim() === selector.exact ? "" : draft.should_say.trim(),
    why: draft.why.trim(),
    source: !source || /^[a-z][a-z0-9+.-]*:/i.test(source) ? source : "https://" + source,
    contact: draft.contact.trim(),
    kind: draft.kind,
  };
  return {
    client_id: uuid(),
    outlet: desk.outlet,
    url: desk.story(),
    selector,
    block,
    ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text)),
    language,
  };
}
