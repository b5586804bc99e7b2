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

const all = (place: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-corrigenda=${place}]`),
];

/**
 * Asks once for what stands on the story, where the page has a place for it or its address leads
 * to corrected words. A story on which nothing stands loads nothing more.
 */
export async function drawNotices(desk: Desk, part: PartOf): Promise<void> {
  const places = all("notices");
  const [seen] = all("seen");
  const related = all("related");
  if (related[0]) part<RelatedPart>("o").then((one) => one.draw(desk, related), () => {});
  const isAsked = () => location.hash.startsWith(TO_WORDS);
  let told: Told | undefined;
  if (places[0] || isAsked()) {
    const url = desk.base + "/api/notices?url=" + encodeURIComponent(storyUrl());
    const answer = await fetch(url, { credentials: "omit" }).catch(() => undefined);
    if (answer?.ok) told = (await answer.json()) as Told;
  }
  if (told) {
    const { notices, hold } = told;
    if (notices[0] || hold || document.querySelector("[data-corrigenda-hold]"))
      (await part<DrawPart>("n")).draw(desk, told, places, part);
    const show = async () => {
      if (isAsked()) (await part<PlacePart>("p")).show(desk, notices);
    };
    addEventListener("hashchange", show);
    await show();
  }
  if (seen) (await part<SeenPart>("r")).tell(desk, seen, places[0] && told);
}
