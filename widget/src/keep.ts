import { type Desk, Kept } from "./desk";
import type { Report } from "./report";

interface Entry {
  desk: string;
  report: Report;
  /** The day on which it was begun, of a report that the reader has not sent. */
  begun?: number;
}

/** A report that was begun and not sent. */
export type Begun = Report;

/** A report that was sent from this device. */
export interface Mine {
  receipt: string;
  url: string;
  says: string;
  day: number;
}

/** More than this is no reader; localStorage is the page's, and we are guests. */
const MOST = 20;
const MOST_MINE = 50;
/** Days for which what was begun is kept. */
const BEGUN_DAYS = 7;
/** Characters of a passage by which the reader knows it again. */
const SNIPPET = 80;

const today = () => Math.floor(Date.now() / 86_400_000);

function stored<One>(key: string): One[] {
  try {
    const found: unknown = JSON.parse(localStorage[key] ?? "[]");
    return Array.isArray(found) ? found.filter((one) => one) : [];
  } catch {
    return [];
  }
}

function store(key: string, list: unknown[]): boolean {
  try {
    // One by one: old libraries give all lists a toJSON, by which this would be read as none.
    if (list.length) localStorage[key] = `[${list.map((one) => JSON.stringify(one))}]`;
    else delete localStorage[key];
    return true;
  } catch {
    return false;
  }
}

const read = () =>
  stored<Entry>(Kept.WAITING).filter(
    ({ report, begun }) => report?.selector?.refinedBy && !(begun! < today() - BEGUN_DAYS),
  );
const others = (id: string) => read().filter(({ report }) => report.client_id !== id);

/** Keeps a report on this device, as begun or to be sent; false when the browser would not. */
export function keep(desk: Desk, report: Report, isBegun = false): boolean {
  const one: Entry = { desk: desk.base, report };
  if (isBegun) one.begun = today();
  const kept = [...others(report.client_id), one];
  return kept.length <= MOST && store(Kept.WAITING, kept);
}

export function forget(id: string): void {
  const left = others(id);
  if (left.length !== read().length) store(Kept.WAITING, left);
}

const of = (desk: Desk, isBegun: boolean): Report[] =>
  read()
    .filter((kept) => kept.desk === desk.base && !!kept.begun === isBegun)
    .map(({ report }) => report);

/** What this page is sending now: kept, and not waiting. */
export const underway = new Set<string>();

/** The reports for this desk that wait on this device. */
export const waiting = (desk: Desk): Report[] =>
  of(desk, false).filter(({ client_id }) => !underway.has(client_id));

/** What was begun on this story and not sent. */
export const begun = (desk: Desk): Begun[] => of(desk, true).filter(({ url }) => url === desk.story());

/** What was sent from this device, newest first. */
export const mine = (): Mine[] =>
  stored<Mine>(Kept.MINE).filter(({ receipt, says }) => /^https?:/.test(receipt) && says);

/** Puts a report that was sent into the reader's own list, where the browser keeps one. */
export function remember({ url, selector }: Report, receipt: string): void {
  const [first] = [...selector.exact].slice(0, SNIPPET).join("").split("\n");
  const one: Mine = { receipt, url, says: first!, day: today() };
  store(Kept.MINE, [one, ...mine().filter((old) => old.receipt !== receipt)].slice(0, MOST_MINE));
}

export const forgetMine = (): void => void store(Kept.MINE, []);
