import { type Desk, WAITING } from "./desk";
import type { Report } from "./report";

interface Kept {
  desk: string;
  report: Report;
}

/** More than this is no reader; localStorage is the page's, and we are guests. */
const MOST = 20;

function read(): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(WAITING) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => one?.report?.selector?.refinedBy) : [];
  } catch {
    return [];
  }
}

function write(kept: Kept[]): boolean {
  try {
    if (kept.length) localStorage.setItem(WAITING, JSON.stringify(kept));
    else localStorage.removeItem(WAITING);
    return true;
  } catch {
    return false;
  }
}

const others = (id: string) => read().filter(({ report }) => report.client_id !== id);

/** Keeps a report on this device; false when the browser would not. */
export function keep(desk: Desk, report: Report): boolean {
  const kept = [...others(report.client_id), { desk: desk.base, report }];
  return kept.length <= MOST && write(kept);
}

export function forget(id: string): void {
  const left = others(id);
  if (left.length !== read().length) write(left);
}

/** The reports for this desk that wait on this device. */
export const waiting = (desk: Desk): Report[] =>
  read()
    .filter((kept) => kept.desk === desk.base)
    .map(({ report }) => report);
