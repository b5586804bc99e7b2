import english from "../lang/en.json";
import type { Desk } from "./desk";
import type { Counted } from "./words";

type Name = Extract<keyof typeof english, `more_${string}`>;
type Plural = "more_already" | "more_known" | "more_noted" | "more_along" | "more_waiting";
/** What m.js says. */
export type MoreWords = Record<Exclude<Name, Plural>, string> & Record<Plural, Counted>;

const loading = new Map<string, Promise<MoreWords>>();

async function fetched(desk: Desk, lang: string): Promise<MoreWords> {
  if (!LANGUAGES.includes(lang)) return english;
  try {
    const answer = await fetch(`${desk.parts}lang/more/${lang}.json`, { credentials: "omit" });
    return { ...english, ...((await answer.json()) as MoreWords) };
  } catch {
    loading.delete(lang);
    return english;
  }
}

/** The words in the language that the dialog speaks; English where they cannot be had. */
export function moreWords(desk: Desk, lang: string): Promise<MoreWords> {
  const words = loading.get(lang) ?? fetched(desk, lang);
  loading.set(lang, words);
  return words;
}
