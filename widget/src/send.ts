import type { Desk, SolvePart } from "./desk";
import { forget, keep, remember, underway } from "./keep";
import type { Report } from "./report";

export type Outcome =
  /** `already` is no number where the desk does not say. */
  | { is: "sent"; receipt: string; already: number; held: string }
  | { is: "kept"; stored: boolean }
  | { is: "refused"; detail: string };

/** Milliseconds; after this a silent network counts as none. */
const PATIENCE = 20_000;

interface Answer {
  receipt_url?: string;
  already_reported?: unknown;
  held_text?: string;
  challenge?: unknown;
  detail?: string;
  title?: string;
}

async function post(desk: Desk, report: Report & { proof?: string }): Promise<[number, Answer]> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(desk.base + "/api/reports", {
      method: "POST",
      credentials: "omit",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(report),
      signal: stop.signal,
    });
    return [answer.status, ((await answer.json().catch(() => null)) ?? {}) as Answer];
  } catch {
    return [0, {}];
  } finally {
    clearTimeout(timer);
  }
}

/** An http(s) address of the receipt, or nothing: a captive portal also answers 200. */
function receiptOf(desk: Desk, { receipt_url }: Answer): string | null {
  try {
    const { href } = new URL(receipt_url ?? "a:", desk.base + "/");
    return /^https?:/.test(href) ? href : null;
  } catch {
    return null;
  }
}

function outcomeOf(desk: Desk, stored: boolean, status: number, said: Answer): Outcome {
  const receipt = receiptOf(desk, said);
  if (status < 300 && receipt)
    return {
      is: "sent",
      receipt,
      already: Number(said.already_reported),
      held: said.held_text ?? "",
    };
  if (/^4(?!08|29)/.test("" + status)) {
    const reason = [said.detail, said.title].find((text) => text && typeof text === "string");
    return { is: "refused", detail: reason ?? `HTTP ${status}` };
  }
  return { is: "kept", stored };
}

/**
 * Sends one report, kept before so that a tab that is closed meanwhile loses nothing, and tells the page by `corrigenda:sent`, `:kept` or `:refused`.
 * The event names the report and no words of the reader: other scripts listen too.
 */
export async function send(desk: Desk, report: Report): Promise<Outcome> {
  const { client_id } = report;
  const kept = keep(desk, report);
  underway.add(client_id);
  let [status, said] = await post(desk, report);
  // The desk is being flooded and asks for a little work; see solve.ts.
  if (status === 428) {
    const proof = await desk
      .part<SolvePart>("s")
      .then((part) => part.solve(said.challenge))
      .catch(() => "unable");
    [status, said] = await post(desk, { ...report, proof });
  }
  underway.delete(client_id);
  const outcome = outcomeOf(desk, kept, status, said);
  if (outcome.is === "sent") {
    forget(client_id);
    remember(report, outcome.receipt);
  }
  const stored = outcome.is === "kept" && outcome.stored;
  const detail: CorrigendaOutcome = { client_id, status, stored };
  document.dispatchEvent(new CustomEvent("corrigenda:" + outcome.is, { detail }));
  return outcome;
}
