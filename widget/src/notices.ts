import type { Desk, DrawPart, PartOf, PlacePart, RelatedPart, SeenPart } from "./desk";
import { storyUrl } from "./desk";

/** One notice as `GET /api/notices` tells it. */
export interface Notice {
  id: string;
  kind: string;
  placement: string;
  label: string;
  words: string;
  language: string;
  published_at: string;
  /** `published_at` as the house writes it, with its zone. */
  moment: string;
  permalink: string;
  superseded_by: string | null;
  /** What it superseded, and what stands before the links to that. */
  earlier: { says: string; links: Earlier[] } | null;
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

export interface Earlier {
  label: string;
  published_at: string;
  moment: string;
  permalink: string;
}

/** The whole answer. */
export interface Told {
  notices: Notice[];
  hold: { words: string; language: string } | null;
}

/** Before a notice's id: the fragment of an address that leads to the corrected words. */
export const TO_WORDS = "#corrigenda-";

export const all = <E extends HTMLElement = HTMLElement>(place: string): E[] => [
  ...document.querySelectorAll<E>(`[data-corrigenda=${place}]`),
];

/** The story for which a place was asked. */
const asked = new WeakMap<HTMLElement, string>();
/** Of all stories on the page. */
const notices: Notice[] = [];

/** The line that part of the story is being checked, as the server or this script drew it. */
export const heldIn = (places: HTMLElement[]): Element | undefined =>
  places.flatMap((place) => [...place.querySelectorAll("[data-corrigenda-hold]")])[0];

const isAddressed = () => location.hash.startsWith(TO_WORDS);

/**
 * Asks once for what stands on each story for which the page has a place. A story on which nothing
 * stands loads nothing more. Called again, it asks for what has come since: another story further
 * down, or in the same place. Gives what it was told of the page's own story.
 */
export async function drawNotices(desk: Desk, part: PartOf): Promise<Told | undefined> {
  const own = storyUrl();
  const stories = new Map<string, HTMLElement[]>(isAddressed() ? [[own, []]] : []);
  for (const place of all("notices")) {
    const url = storyUrl(place);
    if (asked.get(place) === url) continue;
    asked.set(place, url);
    place.querySelectorAll(".corrigenda-drawn").forEach((one) => one.remove());
    stories.set(url, [...(stories.get(url) ?? []), place]);
  }
  let ofOwn: Told | undefined;
  for (const [url, places] of stories) {
    const asking = desk.base + "/api/notices?url=" + encodeURIComponent(url);
    const answer = await fetch(asking, { credentials: "omit" }).catch(() => undefined);
    if (!answer?.ok) continue;
    const told = (await answer.json()) as Told;
    if (url === own) ofOwn = told;
    notices.push(...told.notices);
    if (told.notices[0] || told.hold || heldIn(places))
      (await part<DrawPart>("n")).draw(desk, told, places, part);
  }
  return ofOwn;
}

/** What a page has places for, and the words that its address leads to. */
export async function fill(desk: Desk, part: PartOf): Promise<void> {
  const [seen] = all("seen");
  const related = all("related");
  if (related[0]) part<RelatedPart>("o").then((one) => one.draw(desk, related), () => {});
  const told = await drawNotices(desk, part);
  const show = async () => {
    if (isAddressed()) (await part<PlacePart>("p")).show(desk, notices);
  };
  if (told) addEventListener("hashchange", show);
  if (told) await show();
  if (seen) (await part<SeenPart>("r")).tell(desk, seen, all("notices")[0] && told);
}
