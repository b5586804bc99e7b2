import type { BesidePart, Desk, FigurePart, Open } from "./desk";
import { figureAt, isReport } from "./keys";

const heard = new WeakSet<Document>();

const isSelected = (to: Document) => /\S/.test(String(to.getSelection() ?? ""));

/** Says that the reader is in a frame from now on, or in the page itself. */
function turn(desk: Desk, to: Document): void {
  if (!to.defaultView) return;
  desk.view = to.defaultView;
  let frame: Element | undefined;
  // The page itself may stand in a frame of its own site, which is none of ours.
  for (let at: Window = to.defaultView; at !== window; at = at.parent) frame = at.frameElement!;
  desk.frame = frame;
}

/** Follows the reader to where they select; a selection that ends does not lead them away. */
function follow(desk: Desk, to: Document): void {
  const look = () => {
    if (isSelected(to)) turn(desk, to);
  };
  to.addEventListener("selectionchange", look);
  look();
}

/** Brings the button beside what is selected in a frame, with the first selection there. */
function bringButton(desk: Desk, open: Open, to: Document): void {
  const first = () => {
    if (!isSelected(to)) return;
    to.removeEventListener("selectionchange", first);
    desk.part<BesidePart>("b").then((one) => one.watch(desk, open, to), () => {});
  };
  to.addEventListener("selectionchange", first);
  first();
}

function listen(desk: Desk, open: Open, point: FigurePart["point"], to: Document): void {
  let last: Element | undefined;
  follow(desk, to);
  to.addEventListener("pointerdown", ({ target }) => (last = target as Element), true);
  to.addEventListener("keydown", (event) => {
    if (!isReport(event)) return;
    const isText = isSelected(to);
    const figure = figureAt(event.target as Element, last);
    if (!isText && !figure) return;
    event.preventDefault();
    turn(desk, to);
    if (isText) open(to.getSelection()!.getRangeAt(0).cloneRange());
    else point(figure!, open);
  });
  if (desk.button) bringButton(desk, open, to);
}

/** A story of its own, with the tag in it, reports for itself. */
const isStory = ({ corrigenda }: Window) => typeof corrigenda?.report === "function";

/**
 * Listens to the frame that has the focus, and to the frames within it. A frame may come late and be
 * another document each time, so it is looked at whenever the focus goes there.
 */
export const enter =
  (point: FigurePart["point"]): FigurePart["enter"] =>
  (desk, open) => {
    const look = (outer: Document) => {
      const frame = outer.activeElement as HTMLIFrameElement | null;
      const inner = frame?.contentDocument;
      const view = inner?.defaultView;
      if (!view || isStory(view)) return;
      if (!heard.has(inner)) {
        heard.add(inner);
        listen(desk, open, point, inner);
        view.addEventListener("blur", () => setTimeout(look, 0, inner));
        // What the frame leads to comes without the focus going anywhere.
        frame!.addEventListener("load", () => look(outer), { once: true });
      }
      look(inner);
    };
    if (!heard.has(document)) follow(desk, document);
    heard.add(document);
    look(document);
  };
