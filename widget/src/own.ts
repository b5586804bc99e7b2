import type { Desk, OwnWords } from "./desk";

/**
 * The house's own words over some of the dialog's, asked for with the first selection so that the
 * dialog need not wait: what has not come when it opens is said in ours.
 */
export function ownWords(desk: Desk): Promise<OwnWords> {
  const asked = new URLSearchParams({ outlet: desk.outlet, language: desk.lang });
  return (desk.asked ??= fetch(`${desk.base}/api/words?${asked}`, { credentials: "omit" })
    .then((answer): Promise<OwnWords> | OwnWords => (answer.ok ? answer.json() : {}))
    .then((own) => (desk.own = own))
    .catch(() => ({})));
}
