import { changed } from "./diff";
import type { Hand } from "./hand";
import type { MoreWords } from "./more-words";
import { h } from "./root";

/** The desk's kinds; see `POST /api/reports`. */
const KINDS = ["typo", "fact", "clarification", "translation", "attribution", "other"] as const;
type Kind = (typeof KINDS)[number];

/** Letters of a change up to which it looks like a typo. */
const SLIP = 3;
/** Of its letters: what is written anew (four, five) is another word, and none that slipped. */
const SHARE = 0.7;
/** Code units of a change from which it is none. */
const LONG = 160;

/** Letters that have to be taken out and put in, from one text to another, at most `most`. */
function slips(one: string, two: string, most: number): number {
  if (one === two) return 0;
  if (!most) return 1;
  if (one[0] === two[0]) return slips(one.slice(1), two.slice(1), most);
  const ways = [
    one && two ? slips(one.slice(1), two.slice(1), most - 1) : most,
    one ? slips(one.slice(1), two, most - 1) : most,
    two ? slips(one, two.slice(1), most - 1) : most,
  ];
  return 1 + Math.min(...ways);
}

/** What a change looks like, until the reader says it: of few letters a typo, of a figure never. */
export function guess(exact: string, now: string): Kind {
  const [, old, fresh] = changed(exact, now.trim() || exact);
  if (!old && !fresh) return "fact";
  const isFigure = /\p{N}/u.test(old + fresh) && old.replace(/\P{N}/gu, "") !== fresh.replace(/\P{N}/gu, "");
  const isShort = old.length + fresh.length < LONG;
  const most = Math.min(SLIP, SHARE * Math.max(old.length, fresh.length));
  return isShort && !isFigure && slips(old, fresh, SLIP) <= most ? "typo" : "fact";
}

/** Lets the reader choose; what it looks like stands first, and is not sent as their word. */
export function askKind({ form, passage }: Hand, words: MoreWords): void {
  const looks = h("option", { value: "" });
  const select = h("select", { id: "kind" }, looks);
  for (const kind of KINDS) select.append(h("option", { value: kind }, words[`more_${kind}`]));
  const show = () => {
    const kind = guess(passage.selector.exact, form.first.value);
    looks.textContent = words.more_looks.replace("{kind}", words[`more_${kind}`]);
  };
  select.value = form.kind;
  select.addEventListener("change", () => (form.kind = select.value));
  form.first.addEventListener("input", show);
  show();
  form.slot.append(h("label", { for: "kind" }, words.more_kind), select);
}
