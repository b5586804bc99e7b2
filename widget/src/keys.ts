// By their properties: what stands in a frame is no instance of the page's own classes.
const isField = (target: EventTarget) =>
  (target as HTMLElement).isContentEditable || (target as HTMLElement).matches?.("input,textarea,select");

/** Whether the keys mean a report, and are not the page's own or of a field in it. */
export const isReport = (event: KeyboardEvent): boolean =>
  event.key === "Enter" &&
  (event.ctrlKey || event.metaKey) &&
  !(event.altKey || event.shiftKey || event.repeat || event.isComposing || event.defaultPrevented) &&
  !event.composedPath().some(isField);

/**
 * What one cannot select words of, where it has the focus or was pressed last; of several within what
 * has the focus the pressed one.
 */
export function figureAt(focus: Element, last: Element | undefined): Element | null | undefined {
  const at = (one?: Element) => one?.closest?.("figure,img,video,canvas,[role=img]");
  return at(focus.contains(last!) ? last : focus) ?? at(last);
}
