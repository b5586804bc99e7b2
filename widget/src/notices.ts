import { type Desk, type PlacePart, storyUrl } from "./desk";
import css from "./notices.css";

/** One notice as `GET /api/notices` tells it. */
export interface Notice {
  id: string;
  kind: string;
  label: string;
  words: string;
  language: string;
  published_at: string;
  permalink: string;
  superseded_by: string | null;
  /** What the link to the log says. */
  in_the_log: string;
  /** Where the words of the correction stand, and what is said of that; null when there are none. */
  in_the_story: {
    selector: { exact: string; prefix: string; suffix: string };
    show: string;
    gone: string;
    ambiguous: string;
  } | null;
}

/** Before a notice's id: the fragment of an address that leads to the corrected words. */
export const TO_WORDS = "#corrigenda-";

function day(iso: string, lang: string): string {
  try {
    return new Intl.DateTimeFormat(lang || undefined, { dateStyle: "long" }).format(new Date(iso));
  } catch {
    return iso.slice(0, 10);
  }
}

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text: string) => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

function link(text: string, url: string, base: string): HTMLElement {
  const element = make("a", text);
  const { protocol, href } = new URL(url, base);
  if (/^http/.test(protocol)) element.href = href;
  return element;
}

function aside(notice: Notice, desk: Desk): HTMLElement {
  const box = make("aside", "");
  box.className = "corrigenda-notice";
  box.dataset.corrigendaNotice = notice.id;
  box.dataset.kind = notice.kind;
  box.lang = notice.language;
  box.dir = "auto";

  const time = make("time", day(notice.published_at, box.lang));
  time.dateTime = notice.published_at;
  const words = make("p", "");
  words.append(make("strong", notice.label), " ", time, " ", notice.words);
  box.append(words, link(notice.in_the_log, notice.permalink, desk.base + "/"));
  return box;
}

/** Draws the notices into the page's place for them; what the server drew stays, but for a link. */
function draw(notices: Notice[], desk: Desk, place: Element): void {
  for (const notice of notices) {
    const { id, in_the_story } = notice;
    let box = place.querySelector(`[data-corrigenda-notice="${id}"]`);
    if (!box && !notice.superseded_by) place.append((box = aside(notice, desk)));
    if (in_the_story) box?.append(" ", link(in_the_story.show, TO_WORDS + id, location.href));
  }
}

/** Draws the story's notices, and shows the corrected words when a link to them is followed. */
export async function drawNotices(desk: Desk, placePart: () => Promise<PlacePart>): Promise<void> {
  const place = document.querySelector("[data-corrigenda=notices]");
  const isAsked = () => location.hash.startsWith(TO_WORDS);
  if (!place && !isAsked()) return;
  desk.dress(document, css, desk.nonce);
  const url = desk.base + "/api/notices?url=" + encodeURIComponent(storyUrl());
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) return;
  const { notices } = (await answer.json()) as { notices: Notice[] };
  if (place) draw(notices, desk, place);
  const show = async () => {
    if (isAsked()) (await placePart()).show(desk, notices);
  };
  addEventListener("hashchange", show);
  await show();
}
