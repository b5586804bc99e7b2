import type { Desk, PartScript, SeenPart } from "./desk";
import type { Told } from "./notices";
import css from "./seen.css";
import type { SeenWords } from "./words";

type Spoken = SeenWords & { lang: string };

/** The words of the page's language, or English. */
const spoken = ({ lang }: Desk): Spoken =>
  SEEN[lang] ? { ...SEEN[lang], lang } : { ...SEEN["en"]!, lang: "en" };

/** A story that was read: its address, the day, and the notices that stood on it then. */
type Read = [url: string, day: number, ids: string[]];

/** What this browser remembers, and nobody else is told. */
interface Memory {
  off?: boolean;
  read: Read[];
  /** Notices that the reader has done with. */
  done: string[];
}

interface Corrected {
  id: string;
  urls: string[];
  headline: string;
  label: string;
  language: string;
  permalink: string;
}

export const MOST_STORIES = 200;
export const MOST_DAYS = 90;
const MOST_DONE = 200;

const TRACKING = /^(utm_.*|fbclid|gclid|msclkid|igshid|mc_cid|mc_eid)$/;
const today = () => Math.floor(Date.now() / 86_400_000);

/** An address as two visits have in common. */
function plain(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

const keyOf = (desk: Desk) => "corrigenda.seen." + desk.outlet;

function remembered(desk: Desk): Memory {
  let kept: Partial<Memory> = {};
  try {
    kept = JSON.parse(localStorage.getItem(keyOf(desk)) ?? "{}") as Partial<Memory>;
  } catch (reason) {
    // What is no JSON is forgotten; storage that is denied stays denied.
    if (!(reason instanceof SyntaxError)) throw reason;
  }
  const read = Array.isArray(kept.read) ? kept.read : [];
  const fresh = read.filter((one) => Array.isArray(one) && one[1] > today() - MOST_DAYS);
  return { off: kept.off === true, read: fresh, done: Array.isArray(kept.done) ? kept.done : [] };
}

function keep(desk: Desk, memory: Memory): void {
  const kept = memory.off
    ? { off: true }
    : { read: memory.read.slice(-MOST_STORIES), done: memory.done.slice(-MOST_DONE) };
  localStorage.setItem(keyOf(desk), JSON.stringify(kept));
}

/** The corrections of stories that were read before they were published. */
async function news(desk: Desk, memory: Memory, here: string): Promise<Corrected[]> {
  const others = memory.read.filter(([url]) => url !== here);
  if (!others.length) return [];
  const url = desk.base + "/corrections/recent.json?outlet=" + encodeURIComponent(desk.outlet);
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) return [];
  const { stories } = (await answer.json()) as { stories: Corrected[] };
  return stories.filter(({ id, urls }) => {
    const addresses = urls.map(plain);
    const read = others.find(([address]) => addresses.includes(address));
    return read && !addresses.includes(here) && ![...read[2], ...memory.done].includes(id);
  });
}

function button(text: string, act: () => void): HTMLElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}

function line(words: Spoken, text: string, ...more: (Node | string)[]): HTMLElement {
  const element = document.createElement("p");
  element.append(text, ...more);
  element.lang = words.lang;
  element.dir = words.dir;
  return element;
}

function lineOf(story: Corrected, words: Spoken, desk: Desk, done: () => void): HTMLElement {
  const link = document.createElement("a");
  const { protocol, href } = new URL(story.permalink, desk.base + "/");
  if (/^http/.test(protocol)) link.href = href;
  const headline = document.createElement("bdi");
  headline.lang = story.language;
  headline.textContent = story.headline;
  link.append(headline);
  const told = line(words, words.seen_corrected + " ", link, " ", button(words.seen_done, done));
  told.className = "corrigenda-seen-story";
  return told;
}

/** Draws all of the place anew; what was pressed is gone, so the place takes the focus. */
async function draw(desk: Desk, place: HTMLElement, here: string, pressed = false): Promise<void> {
  const memory = remembered(desk);
  const words = spoken(desk);
  const again = (change: (memory: Memory) => void) => () => {
    const changed = remembered(desk);
    change(changed);
    keep(desk, changed);
    void draw(desk, place, here, true);
  };
  const lines: HTMLElement[] = [];
  if (memory.off) {
    const on = button(words.seen_on, again((kept) => (kept.off = false)));
    lines.push(line(words, words.seen_off + " ", on));
  } else {
    for (const story of await news(desk, memory, here).catch(() => []))
      lines.push(lineOf(story, words, desk, again((kept) => kept.done.push(story.id))));
    const forget = button(words.seen_forget, again((kept) => (kept.off = true)));
    lines.push(line(words, words.seen_kept + " ", forget));
  }
  place.replaceChildren(...lines);
  if (!pressed) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Notes that this story was read, and says which of those read before were corrected since. */
async function tell(desk: Desk, place: HTMLElement, told?: Told): Promise<void> {
  const here = plain(desk.story());
  try {
    const memory = remembered(desk);
    if (told && !memory.off) {
      const ids = told.notices.map(({ id }) => id);
      memory.read = memory.read.filter(([url]) => url !== here);
      memory.read.push([here, today(), ids]);
      keep(desk, memory);
    }
    place.classList.add("corrigenda-seen");
    desk.dress(document, css, desk.nonce);
    await draw(desk, place, here);
  } catch {
    // Storage is denied or full: there is nothing to remember by.
  }
}

(document.currentScript as PartScript<SeenPart> | null)?.take?.({ tell });
