/**
 * The same words in other characters: one form for comparing, with the way back. The twin of
 * `src/corrigenda/anchoring/folding.py`, held to it by `tests/contracts/`.
 */
export interface Folded {
  text: string;
  /** For each code unit of `text`: where its source begins and ends in the original. */
  starts: number[];
  ends: number[];
}

/** Soft hyphen, zero-width space, word joiner, BOM: nothing that a reader sees. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]+/g;
const DROPPED = /[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]+/g;
const SINGLE = /[\u2018\u2019\u201a\u201b\u2032\u2035\u02bc`\u00b4\uff07\u2039\u203a]/g;
const DOUBLE = /[\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02\u301d\u301e\u301f]/g;
const DASH = /[\p{Pd}\u2212]/gu;
/** Unicode's white space: unlike `\s` it has U+0085 and lacks U+FEFF. */
const GAP = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const CLUSTER = new RegExp(GAP.source + "|\\P{M}\\p{M}{0,32}|\\p{M}{1,32}", "gu");

const plainQuotes = (text: string) => text.replace(SINGLE, "'").replace(DOUBLE, '"');
const spaced = (text: string) => text.replace(GAP, " ");

/**
 * One character at a time, because a sigma at the end of a word has a form of its own; upper case
 * between, because only that spells out the ligatures and the sharp s.
 */
const caseFolded = (text: string) =>
  [...text].map((c) => (c === "ı" ? c : c.toLowerCase().toUpperCase().toLowerCase())).join("");

function foldPiece(piece: string): string {
  const kept = plainQuotes(piece).replace(DROPPED, "").normalize("NFKD");
  return spaced(plainQuotes(caseFolded(kept).normalize("NFKD")).replace(DASH, "-"));
}

/** Folds white space, quotes, dashes, invisible characters, normal form and case. */
export function fold(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let out = "";
  let at = 0;
  for (const [piece] of text.matchAll(CLUSTER)) {
    const folded = foldPiece(piece);
    const end = at + piece.length;
    // "a \u200b b": the invisible hid a longer run.
    if (folded === " " && out.endsWith(" ")) ends[ends.length - 1] = end;
    else {
      out += folded;
      for (let unit = 0; unit < folded.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text: out, starts, ends };
}

/** Whether a reader sees no difference: spaces and normal form aside. */
export function looksSame(one: string, two: string): boolean {
  const seen = (text: string) => spaced(text.normalize("NFC").replace(INVISIBLE, "")).trim();
  return one === two || seen(one) === seen(two);
}
