import english from "../lang/en.json";
import type { Desk } from "./desk";

/** The plural forms of a phrase. */
export type Counted = Record<string, string>;
type OfSeen = Extract<keyof typeof english, `seen_${string}`>;
/** What r.js says; the other words are the dialog's. */
export type SeenWords = Pick<typeof english, "dir" | OfSeen>;
export type Words = Omit<typeof english, `more_${string}` | OfSeen> & { lang: string };

const inEnglish: Words = { ...english, lang: "en" };
let loading: Promise<Words> | undefined;

async function fetched(desk: Desk): Promise<Words> {
  if (!LANGUAGES.includes(desk.lang)) return inEnglish;
  try {
    const answer = await fetch(`${desk.parts}lang/${desk.lang}.json`, { credentials: "omit" });
    return { ...inEnglish, ...((await answer.json()) as Words), lang: desk.lang };
  } catch {
    loading = undefined;
    return inEnglish;
  }
}

/**
 * The words of the page's language, the house's own over some; English where there are none, or they
 * cannot be had.
 */
export const wordsFor = (desk: Desk): Promise<Words> =>
  (loading ??= fetched(desk)).then((words) => ({ ...words, ...desk.own }));

/** The form of `forms` that the language uses for n. */
export function counted(lang: string, forms: Counted, n: number): string {
  const form = forms[new Intl.PluralRules(lang).select(n)] ?? forms["other"] ?? "";
  return form.replace("{n}", new Intl.NumberFormat(lang).format(n));
}
