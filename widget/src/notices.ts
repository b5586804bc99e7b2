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

export const enum Fragment {
  /** Before a notice's id: leads to the corrected words. */
  TO_WORDS = "#corrigenda-",
}

export const all = <E extends HTMLElement = HTMLElement>(place: string): E[] => [
  ...document.querySelectorAll<E>(`[data-corrigenda=${place}]`),
];

/** The story for which a place was asked. */
const asked = new WeakMap<HTMLElement, string>();
/** Of all stories on the page. */
const notices: Notice[] = [];

const isAddressed = () => location.hash.startsWith(Fragment.TO_WORDS);

const about = (desk: Desk, path: string, url: string) =>
  desk.base + path + "?url=" + encodeURIComponent(url);

/** The form for the story that a node stands in, in the language that we speak on this page. */
export const formUrl = (desk: Desk, at: Node | undefined) =>
  about(desk, "/report", storyUrl(at)) + "&lang=" + desk.lang;

/**
 * Leads each link to the form of its story, for a press with Ctrl or Cmd, too. Asks once for what
 * stands on each story for which the page has a place. A story on which nothing stands loads nothing
 * more. Called again, it asks for what has come since: another story further down, or in the same
 * place, and again for what could not be had. Gives what it was told of the page's own story.
 */
export async function refresh(desk: Desk, part: PartOf): Promise<Told | undefined> {
  for (const link of all<HTMLAnchorElement>("report")) link.href = formUrl(desk, link);
  const own = storyUrl();
  const stories = new Set(isAddressed() ? [own] : []);
  for (const place of all("notices")) {
    const url = storyUrl(place);
    if (asked.get(place) === url) continue;
    asked.set(place, url);
    place.querySelectorAll(".corrigenda-drawn").forEach((one) => one.remove());
    stories.add(url);
  }
  let ofOwn: Told | undefined;
  for (const url of stories) {
    // Meanwhile a place may have become another story's.
    const places = () => all("notices").filter((place) => asked.get(place) === url);
    try {
      const answer = await fetch(about(desk, "/api/notices", url), { credentials: "omit" });
      const told = (await answer.json()) as Told;
      // An error's answer has none.
      notices.push(...told.notices);
      if (url === own) ofOwn = told;
      if (told.notices[0] || told.hold || document.querySelector("[data-corrigenda-hold]"))
        (await part<DrawPart>("n")).draw(desk, told, places(), part);
    } catch {
      for (const place of places()) asked.delete(place);
    }
  }
  return ofOwn;
}

/** What a page has places for, and the words that its address leads to. */
export async function fill(desk: Desk, part: PartOf): Promise<void> {
  const related = all("related"),
    [seen] = all("seen");
  if (related[0]) part<RelatedPart>("o").then((one) => one.draw(desk, related), () => {});
  const told = await refresh(desk, part);
  const show = async () => {
    if (isAddressed()) (await part<PlacePart>("p")).show(desk, notices);
  };
  addEventListener("hashchange", show);
  await show();
  if (seen) (await part<SeenPart>("r")).tell(desk, seen, all("notices")[0] && told);
}
