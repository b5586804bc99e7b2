import { type Desk, storyUrl } from "./desk";
import css from "./notices.css";
import { dress } from "./sheet";

interface Notice {
  id: string;
  kind: string;
  label: string;
  words: string;
  published_at: string;
  permalink: string;
  superseded_by: string | null;
}

function day(iso: string, lang: string): string {
  try {
    return new Intl.DateTimeFormat(lang || undefined, { dateStyle: "long" }).format(new Date(iso));
  } catch {
    return iso.slice(0, 10);
  }
}

function aside(notice: Notice, desk: Desk, place: Element): HTMLElement {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text: string) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };
  const box = make("aside", "");
  box.className = "corrigenda-notice";
  box.dataset.corrigendaNotice = notice.id;
  box.dataset.kind = notice.kind;
  box.lang = place.closest<HTMLElement>("[lang]")?.lang || desk.lang;
  box.dir = getComputedStyle(place).direction;

  const time = make("time", day(notice.published_at, box.lang));
  time.dateTime = notice.published_at;
  const words = make("p", "");
  words.append(make("strong", notice.label), " ", time, " ", notice.words);

  const link = make("a", LOG_WORDS[desk.lang] ?? LOG_WORDS["en"]!);
  const url = new URL(notice.permalink, desk.base + "/");
  if (/^https?:/.test(url.protocol)) link.href = url.href;
  box.append(words, link);
  return box;
}

/** Draws the story's notices into the page's place for them; what the server drew stays. */
export async function drawNotices(desk: Desk): Promise<void> {
  const place = document.querySelector("[data-corrigenda=notices]");
  if (!place) return;
  dress(document, css, desk.nonce);
  const url = desk.base + "/api/notices?url=" + encodeURIComponent(storyUrl());
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) return;
  const { notices } = (await answer.json()) as { notices: Notice[] };
  const there = new Set(
    [...place.querySelectorAll<HTMLElement>("[data-corrigenda-notice]")].map(
      (element) => element.dataset.corrigendaNotice,
    ),
  );
  const ids = new Set(notices.map(({ id }) => id));
  for (const notice of notices)
    if (!there.has(String(notice.id)) && !ids.has(notice.superseded_by ?? ""))
      place.append(aside(notice, desk, place));
}
