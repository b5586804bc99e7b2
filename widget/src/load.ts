import {
  type BesidePart,
  type Desk,
  type DialogPart,
  type FigurePart,
  type Given,
  Kept,
  type PartScript,
  storyUrl,
} from "./desk";
import { figureAt, isReport } from "./keys";
import { fill, formUrl, refresh } from "./notices";
import type { Passage } from "./passage";
import { dress } from "./sheet";

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
type Page = Omit<Window & typeof globalThis, "requestIdleCallback"> & {
  requestIdleCallback?: (work: () => void) => void;
  trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
};

// A bundler's server may import this where there is no window.
const page = globalThis as unknown as Page;
/** Where the reader reports; nowhere before that, and then the page's own story is meant. */
let here: Node | undefined;
let desk: Desk;
/** The words are cut, since no server takes addresses of any length. */
const toForm = (says = "") =>
  location.assign(formUrl(desk, here) + "&" + new URLSearchParams({ says: says.slice(0, 300) }));

const parts: Record<string, Promise<unknown>> = {};
let policy: ScriptUrlPolicy | undefined;

function part<Part>(file: string): Promise<Part> {
  return (parts[file] ??= new Promise<unknown>((take, fail) => {
    const url = desk.parts + file + ".js";
    const script: PartScript<unknown> = document.createElement("script");
    policy ??= page.trustedTypes?.createPolicy("corrigenda", { createScriptURL: (u) => u });
    script.nonce = desk.nonce;
    if (PINS) {
      script.integrity = PINS[file]!;
      script.crossOrigin = "";
    }
    script.take = take;
    script.onerror = () => {
      delete parts[file];
      fail();
    };
    script.onload = () => script.remove();
    script.src = policy ? policy.createScriptURL(url) : url;
    document.head.append(script);
  })) as Promise<Part>;
}

function selected(view: Pick<Window, "getSelection"> = desk.view): Range | undefined {
  const selection = view.getSelection();
  if (selection?.toString().trim()) return selection.getRangeAt(0).cloneRange();
  return;
}

function open(range: Range, passage?: Passage): void {
  here = desk.frame ?? range.commonAncestorContainer;
  // An old browser has no dialog, and a page may break ours.
  part<DialogPart>("d")
    .then((dialog) => dialog.open(desk, range, passage))
    .catch(() => toForm("" + range));
}

const reportLink = (event: Event) =>
  (event.target as Element).closest?.<HTMLAnchorElement>("a[data-corrigenda=report]");

/**
 * The part with the button comes with the first selection, and the dialog behind it, so that a key
 * need not wait for it; a page on which none is made never asks.
 */
function watch(): void {
  const first = () => {
    if (!selected()) return;
    part<BesidePart>("b")
      .then((one) => {
        document.removeEventListener("selectionchange", first);
        one.watch(desk, open, document);
        return part<DialogPart>("d");
      })
      .catch(() => {});
  };
  document.addEventListener("selectionchange", first);
}

function offerWaiting(): void {
  try {
    if (localStorage[Kept.WAITING]) part<DialogPart>("d").then((dialog) => dialog.offer(desk), () => {});
  } catch {
    // Storage is denied: nothing can be waiting there.
  }
}

/** The part for all that the page itself has no selected words of. */
const figurePart = (use: (one: FigurePart) => void) => part<FigurePart>("f").then(use, () => {});

function listen(): void {
  let last: Element | undefined;
  document.addEventListener("keydown", (event) => {
    if (!isReport(event)) return;
    // Keys in the page mean the page's own words, also before it is told that they are selected.
    const range = selected(page) ?? selected();
    const figure = figureAt(event.target as Element, last);
    if (range || figure) event.preventDefault();
    if (range) open(range);
    else if (figure) figurePart((one) => one.point(figure, open));
  });

  // Pressing on a link empties the selection before the click comes.
  let pressed: Range | undefined;
  document.addEventListener(
    "pointerdown",
    (event) => {
      last = event.target as Element;
      pressed = reportLink(event) ? selected() : undefined;
    },
    true,
  );
  document.addEventListener("click", (event) => {
    const link = reportLink(event);
    // The page may have changed its address since.
    if (link) link.href = formUrl(desk, link);
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const range = selected() ?? pressed;
    pressed = undefined;
    if (!range) return;
    event.preventDefault();
    open(range);
  });

  // Keys and presses in a frame come to its own document alone; of one that is not ours that is null.
  addEventListener("blur", () =>
    setTimeout(
      () =>
        (document.activeElement as HTMLIFrameElement | null)?.contentDocument &&
        figurePart((one) => one.enter(desk, open)),
    ),
  );
  addEventListener("online", offerWaiting);
  (page.requestIdleCallback ?? setTimeout)(offerWaiting);
}

/** Listens to the page, and draws what it has places for. */
export function load(given: Given): Corrigenda {
  const language = given.lang || document.documentElement.lang || navigator.language;
  desk = {
    ...given,
    parts: given.base + "/c/" + VERSION + "/",
    story: () => storyUrl(here),
    dress,
    view: page,
    lang: language.toLowerCase().split(/[-_]/)[0]!,
    part,
  };
  listen();
  if (given.button) watch();
  fill(desk, part).catch(() => {});
  return {
    report() {
      const range = selected();
      if (range) open(range);
      else toForm();
    },
    mine() {
      void part<DialogPart>("d").then((dialog) => dialog.mine(desk));
    },
    refresh() {
      refresh(desk, part).catch(() => {});
    },
  };
}
