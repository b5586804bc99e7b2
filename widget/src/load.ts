import { type BesidePart, type Desk, type DialogPart, type Given, type PartScript, storyUrl, WAITING } from "./desk";
import { drawNotices, fill } from "./notices";
import { dress } from "./sheet";

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
type Page = Omit<Window & typeof globalThis, "HTMLDialogElement" | "requestIdleCallback"> & {
  HTMLDialogElement?: { prototype: { showModal?: unknown } };
  requestIdleCallback?: (work: () => void) => void;
  trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
};

// A bundler's server may import this where there is no window.
const page = globalThis as unknown as Page;
/** Where the reader reports; nowhere before that, and then the page's own story is meant. */
let here: Node | undefined;
let desk: Desk;
const formUrl = () => desk.base + "/report?url=" + encodeURIComponent(desk.story());
const toForm = () => location.assign(formUrl());

const parts: Record<string, Promise<unknown>> = {};
let policy: ScriptUrlPolicy | undefined;

function part<Part>(file: string): Promise<Part> {
  parts[file] ??= new Promise<unknown>((take, fail) => {
    const url = desk.parts + file + ".js";
    const script: PartScript<unknown> = document.createElement("script");
    policy ??= page.trustedTypes?.createPolicy("corrigenda", { createScriptURL: (u) => u });
    script.nonce = desk.nonce;
    if (PINS) {
      script.integrity = PINS[file]!;
      script.crossOrigin = "";
    }
    script.take = take;
    script.onerror = fail;
    script.onload = () => script.remove();
    script.src = policy ? policy.createScriptURL(url) : url;
    document.head.append(script);
  }).catch((reason) => {
    delete parts[file];
    throw reason;
  });
  return parts[file] as Promise<Part>;
}
const dialogPart = () => part<DialogPart>("d");

function selected(): Range | undefined {
  const selection = getSelection();
  return selection && String(selection).trim() ? selection.getRangeAt(0).cloneRange() : undefined;
}

/** A picture or a film has no words: its caption is meant. */
function captioned(target: EventTarget | null): Range | undefined {
  const figure = target instanceof Element && target.closest("figure");
  const caption = figure && figure.querySelector("figcaption");
  if (!caption) return;
  const range = document.createRange();
  range.selectNodeContents(caption);
  return range;
}

function open(range: Range): void {
  here = range.commonAncestorContainer;
  if (page.HTMLDialogElement?.prototype.showModal)
    dialogPart().then((dialog) => dialog.open(desk, range), toForm);
  else toForm();
}

const isField = (target: EventTarget) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.localName));

const reportLink = (event: Event) =>
  event.target instanceof Element
    ? event.target.closest<HTMLAnchorElement>("a[data-corrigenda=report]")
    : null;

/** The part with the button comes with the first selection; a page on which none is made never asks. */
function watch(): void {
  const first = () => {
    if (!selected()) return;
    document.removeEventListener("selectionchange", first);
    part<BesidePart>("b").then(
      (one) => one.watch(desk, open),
      () => document.addEventListener("selectionchange", first),
    );
  };
  document.addEventListener("selectionchange", first);
}

function offerWaiting(): void {
  try {
    if (localStorage.getItem(WAITING)) dialogPart().then((dialog) => dialog.offer(desk), () => {});
  } catch {
    // Storage is denied: nothing can be waiting there.
  }
}

function listen(): void {
  let last: EventTarget | null;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey || event.repeat || event.isComposing) return;
    if (event.defaultPrevented || event.composedPath().some(isField)) return;
    const range = selected() ?? captioned(last ?? document.activeElement);
    if (!range) return;
    event.preventDefault();
    open(range);
  });

  // Pressing on a link empties the selection before the click comes.
  let pressed: Range | undefined;
  document.addEventListener(
    "pointerdown",
    (event) => {
      last = event.target;
      pressed = reportLink(event) ? selected() : undefined;
    },
    true,
  );
  document.addEventListener("click", (event) => {
    const link = reportLink(event);
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    here = link;
    link.href = formUrl();
    const range = selected() ?? pressed;
    pressed = undefined;
    if (!range) return;
    event.preventDefault();
    open(range);
  });

  addEventListener("online", offerWaiting);
  (page.requestIdleCallback ?? setTimeout)(offerWaiting);
}

/** Listens to the page, and draws what it has places for. */
export function load(given: Given): Corrigenda {
  const language = given.lang || document.documentElement.lang || navigator.language || "en";
  desk = {
    ...given,
    parts: given.base + "/c/" + VERSION + "/",
    story: () => storyUrl(here),
    dress,
    lang: language.toLowerCase().split(/[-_]/, 1)[0]!,
    part,
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-corrigenda=report]"))
    link.href = formUrl();
  listen();
  if (given.button) watch();
  fill(desk, part).catch(() => {});
  return {
    report() {
      const range = selected();
      if (range) open(range);
      else toForm();
    },
    mine: () => void dialogPart().then((dialog) => dialog.mine(desk)),
    refresh: () => void drawNotices(desk, part).catch(() => {}),
  };
}
