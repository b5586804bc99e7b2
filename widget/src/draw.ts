import type { Desk, DrawPart, PartOf, PartScript, PlacePart } from "./desk";
import { fit } from "./fit";
import css from "./notices.css";
import { type Earlier, Fragment, type Notice, type Told } from "./notices";

// What the server drew is styled by the page: a sheet that comes later would move it. What is folded
// is ours, too, and no notice.
const DRAWN = "corrigenda-drawn";
const ours = css.split(".corrigenda-notice").join("aside." + DRAWN);

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = "") => {
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

function time({ moment, published_at }: Earlier): HTMLElement {
  const element = make("time", moment);
  element.dateTime = published_at;
  return element;
}

/** A box in the language of its words, and running as they do. */
function box(language: string): HTMLElement {
  const element = make("aside");
  element.className = "corrigenda-notice " + DRAWN;
  element.lang = language;
  element.dir = "auto";
  return element;
}

function aside(notice: Notice, desk: Desk): HTMLElement {
  const base = desk.base + "/";
  const element = box(notice.language);
  element.dataset["corrigendaNotice"] = notice.id;
  element.dataset["kind"] = notice.kind;
  element.dataset["placement"] = notice.placement;
  const words = make("p");
  words.append(make("strong", notice.label), " ", time(notice), " ", notice.words);
  element.append(words);
  if (notice.earlier) {
    const line = make("p", notice.earlier.says);
    line.className = "corrigenda-earlier";
    for (const one of notice.earlier.links) {
      const to = link(one.label + ", ", one.permalink, base);
      to.append(time(one));
      line.append(" ", to);
    }
    element.append(line);
  }
  element.append(link(notice.in_the_log, notice.permalink, base));
  return element;
}

/** The line that part of the story is being checked, as the server or this script drew it. */
const heldIn = (places: HTMLElement[]): Element | undefined =>
  places.flatMap((place) => [...place.querySelectorAll("[data-corrigenda-hold]")])[0];

/** The place for a notice: its own, else the one that takes any, else the first. */
const placeFor = (placement: string, places: HTMLElement[]): HTMLElement | undefined =>
  places.find((place) => place.dataset["placement"] === placement) ??
  places.find((place) => !place.dataset["placement"]) ??
  places[0];

/** The line that part of the story is being checked: drawn, or taken away when it is no longer. */
function drawHold(hold: Told["hold"], place: HTMLElement, places: HTMLElement[]): void {
  const there = heldIn(places);
  if (!hold) there?.remove();
  if (!hold || there) return;
  const element = box(hold.language);
  element.className += " corrigenda-hold";
  element.dataset["corrigendaHold"] = "";
  element.append(make("p", hold.words));
  place.prepend(element);
}

/** Draws what stands on the story into the page's places; what the server drew stays. */
function draw(desk: Desk, told: Told, places: HTMLElement[], part: PartOf): void {
  desk.dress(document, ours, desk.nonce);
  const drawn = new Map<HTMLElement, HTMLElement[]>();
  for (const notice of told.notices) {
    const { id, in_the_story, placement } = notice;
    let there = document.querySelector(`[data-corrigenda-notice="${id}"]`);
    if (!there && !notice.superseded_by) {
      const place = placeFor(placement, places);
      const element = (there = aside(notice, desk));
      if (place) drawn.set(place, [...(drawn.get(place) ?? []), element]);
    }
    if (in_the_story && !there?.querySelector(`a[href^="${Fragment.TO_WORDS}"]`))
      there?.append(" ", link(in_the_story.show, Fragment.TO_WORDS + id, location.href));
  }
  const first = placeFor("top", places);
  for (const place of places) fit(place, drawn.get(place) ?? [], () => {
    if (place === first) drawHold(told.hold, place, places);
  });
  const atWords = told.notices.filter((one) => one.placement === "passage" && one.in_the_story);
  if (atWords[0] && places[0]) part<PlacePart>("p").then((words) => words.underline(desk, atWords), () => {});
}

(document.currentScript as PartScript<DrawPart> | null)?.take?.({ draw });
