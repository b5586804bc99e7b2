import { fold, looksSame } from "./fold";

/** What is looked for; positions are code units here. */
export interface Sought {
  exact: string;
  prefix: string;
  suffix: string;
  start?: number | undefined;
}

export interface Found {
  state: "unchanged" | "changed" | "gone" | "ambiguous";
  /** Code units; -1 when the passage is gone or ambiguous. */
  start: number;
  end: number;
}

/** Code units. */
type Place = [start: number, end: number];

interface Spot {
  start: number;
  end: number;
  /** Likeness of the context, 0..1: of both sides together, and of the better one. */
  context: number;
  beside: number;
}

/** Code points of context that are compared on each side. */
const CONTEXT = 64;
export const MOST_PLACES = 2_000;
/** So much likeness must the best place lead by. */
const LEAD = 0.08;
/** So many characters prove themselves; where one is a syllable or a word, fewer do. */
const OWN_PROOF = 30;
const OWN_PROOF_IF_DENSE = 12;
const DENSE_FROM = "\u2e80";
/** Words that prove little, or nothing, are the passage only where their context is as like. */
const SHORT = 12;
const CONTEXT_FLOOR = 0.65;
const CONTEXT_FLOOR_IF_SHORT = 0.85;
const CONTEXT_ONE_SIDE = 0.5;

const WORD_END = /[\p{L}\p{N}\p{M}_]$/u;
const WORD_START = /^[\p{L}\p{N}\p{M}_]/u;
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const head = (text: string) => [...text].slice(0, CONTEXT);
const tail = (text: string) => [...text].slice(-CONTEXT);

/** Whether an offset is not in the middle of a word. */
function isBound(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].pop() ?? "";
  const [after = ""] = text.slice(at, at + 2);
  const inWord = (char: string, word: RegExp) => word.test(char) && !UNSPACED.test(char);
  return !(inWord(before, WORD_END) && inWord(after, WORD_START));
}

export function placesOf(needle: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
    if (places.push(at) > MOST_PLACES) break;
  return places;
}

/** The longest common subsequence of two texts, twice, as a share of both. */
function likeness(one: string[], two: string[]): number {
  let row = new Array<number>(two.length + 1).fill(0);
  for (const char of one) {
    const next = [0];
    for (let at = 0; at < two.length; at++)
      next.push(char === two[at] ? row[at]! + 1 : Math.max(next[at]!, row[at + 1]!));
    row = next;
  }
  const size = one.length + two.length;
  return size ? (2 * row[two.length]!) / size : 1;
}

/** How many of the wanted characters are there. What touches the passage counts twice. */
function touching(wanted: string[], there: string[]): number {
  if (!wanted.length) return 0;
  const near = Math.min(12, wanted.length);
  const whole = likeness(wanted, there.slice(0, wanted.length));
  return (wanted.length * (whole + likeness(wanted.slice(0, near), there.slice(0, near)))) / 2;
}

function spotsOf({ prefix, suffix }: Sought, text: string, places: Place[]): Spot[] {
  const points = (of: string[]) => [...fold(of.join("")).text.normalize("NFC")];
  const before = points(tail(prefix)).reverse();
  const after = points(head(suffix));
  const size = Math.max(1, before.length + after.length);
  return places.map(([start, end]) => {
    const left = points(tail(text.slice(Math.max(0, start - 2 * CONTEXT), start))).reverse();
    const right = points(head(text.slice(end, end + 2 * CONTEXT)));
    const [ahead, behind] = [touching(before, left), touching(after, right)];
    const beside = Math.max(ahead / (before.length || 1), behind / (after.length || 1));
    return { start, end, context: (ahead + behind) / size, beside };
  });
}

/** Says whether a place cuts no word that the passage did not cut. */
function standsFree({ exact, prefix, suffix }: Sought, text: string): (place: Place) => boolean {
  const whole = prefix + exact + suffix;
  const [from, to] = [prefix.length, prefix.length + exact.length];
  const half = [!isBound(whole, from), !isBound(whole, to)];
  return ([start, end]) => (half[0] || isBound(text, start)) && (half[1] || isBound(text, end));
}

/** The places of the words as they are. */
const same = (exact: string, text: string): Place[] =>
  placesOf(exact, text).map((at) => [at, at + exact.length]);

/** The places of the same words in other characters. */
function folded(exact: string, text: string): Place[] {
  const needle = fold(exact).text.trim();
  const { text: plain, starts, ends } = fold(text);
  const places = needle ? placesOf(needle, plain) : [];
  return places.map((at) => [starts[at]!, ends[at + needle.length - 1]!]);
}

/** Whether the words are so many that they may be found without context. */
export function provesItself(exact: string): boolean {
  const points = [...exact];
  const sample = points.slice(0, 200);
  const isDense = 2 * sample.filter((char) => char >= DENSE_FROM).length > sample.length;
  return points.length >= (isDense ? OWN_PROOF_IF_DENSE : OWN_PROOF);
}

/** Whether words that prove nothing stand only where nothing else agrees. */
function isElsewhere({ exact, prefix, suffix }: Sought, best: Spot): boolean {
  if (provesItself(exact)) return false;
  const floor = [...exact].length >= SHORT ? CONTEXT_FLOOR : CONTEXT_FLOOR_IF_SHORT;
  // On one side a page may have what the desk's reader left out.
  const isThere = best.context >= floor || (best.context >= CONTEXT_ONE_SIDE && best.beside >= 0.95);
  return [...(prefix + suffix)].length >= CONTEXT / 2 && !isThere;
}

/** Where the words and all their context stand: as said, or at one place only; else -1. */
function surely({ exact, prefix, suffix, start = -1 }: Sought, text: string): number {
  const whole = prefix + exact + suffix;
  if (start >= prefix.length && text.startsWith(whole, start - prefix.length)) return start;
  const at = text.indexOf(whole);
  return at >= 0 && at === text.lastIndexOf(whole) ? at + prefix.length : -1;
}

/**
 * Where a passage stands in a text: the twin of `anchoring.find`, but for look-alikes. What only
 * resembles the passage is gone here.
 */
export function find(sought: Sought, text: string): Found {
  const { exact } = sought;
  const none = (state: "gone" | "ambiguous"): Found => ({ state, start: -1, end: -1 });
  const answer = (start: number, end: number): Found => {
    const state = looksSame(exact, text.slice(start, end)) ? "unchanged" : "changed";
    return { state, start, end };
  };
  const free = standsFree(sought, text);
  const sure = surely(sought, text);
  const there: Place = [sure, sure + exact.length];
  if (sure >= 0 && (sure === sought.start || free(there))) return answer(...there);
  for (const look of [same, folded]) {
    const places = look(exact, text);
    if (places.length > MOST_PLACES) return none("ambiguous");
    const spots = spotsOf(sought, text, places.filter(free));
    const [best, ...others] = spots.sort((a, b) => b.context - a.context);
    if (!best || isElsewhere(sought, best)) continue;
    const rivals = [best, ...others].filter((spot) => best.context - spot.context < LEAD);
    const chosen = rivals.length > 1 ? rivals.find(({ start }) => start === sought.start) : best;
    return chosen ? answer(chosen.start, chosen.end) : none("ambiguous");
  }
  return none("gone");
}
