import type { Desk, PartScript, RelatedPart } from "./desk";
import { fit } from "./fit";
import css from "./related.css";

/** The answer of `GET /api/related`. */
interface Answer {
  heading: string;
  language: string;
  direction: string;
  stories: {
    headline: string;
    url: string;
    published_at: string;
    day: string;
    corrected: { says: string; permalink: string } | null;
  }[];
}

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

function link(text: Node | string, url: string, base: string): HTMLElement {
  const element = make("a");
  const { protocol, href } = new URL(url, base);
  if (/^http/.test(protocol)) element.href = href;
  element.append(text);
  return element;
}

function lineOf(story: Answer["stories"][number], base: string): HTMLElement {
  const line = make("li");
  const day = make("time", story.day);
  day.dateTime = story.published_at;
  line.append(link(make("bdi", story.headline), story.url, base), " ", day);
  if (story.corrected) {
    const mark = link(story.corrected.says, story.corrected.permalink, base);
    mark.className = "corrigenda-corrected";
    line.append(" ", mark);
  }
  return line;
}

function asideOf({ heading, language, direction, stories }: Answer, desk: Desk): HTMLElement {
  const element = make("aside");
  element.className = "corrigenda-related";
  element.dataset["corrigendaRelated"] = "";
  element.lang = language;
  element.dir = direction;
  const list = make("ul");
  list.append(...stories.map((story) => lineOf(story, desk.base + "/")));
  element.append(make("h2", heading), list);
  return element;
}

/** The heading alone, which opens. */
function folded([aside]: HTMLElement[]): HTMLElement {
  const line = make("details");
  const heading = aside!.querySelector("h2")!;
  const summary = make("summary");
  summary.append(heading);
  line.append(summary, ...aside!.childNodes);
  aside!.append(line);
  addEventListener("beforeprint", () => (line.open = true));
  return aside!;
}

/** Asks once, and draws the stories into the first place that the server left empty. */
async function draw(desk: Desk, places: HTMLElement[]): Promise<void> {
  const [place] = places;
  if (!place || document.querySelector("[data-corrigenda-related]")) return;
  const url = desk.base + "/api/related?url=" + encodeURIComponent(desk.story());
  const answer = await fetch(url, { credentials: "omit" }).catch(() => undefined);
  if (!answer?.ok) return;
  const told = (await answer.json()) as Answer;
  if (!told.stories?.[0]) return;
  desk.dress(document, css, desk.nonce);
  fit(place, [asideOf(told, desk)], () => {}, folded);
}

(document.currentScript as PartScript<RelatedPart> | null)?.take?.({ draw });
