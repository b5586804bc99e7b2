const shadowsIn = (root: ParentNode): ShadowRoot[] =>
  [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot ? [shadowRoot, ...shadowsIn(shadowRoot)] : [],
  );

/** What is selected. Seen from the page, a selection inside a shadow tree is empty. */
export function selected(range: Range): Range {
  if (!range.collapsed) return range;
  const inside = document.createRange();
  const [composed] = getSelection()?.getComposedRanges?.({ shadowRoots: shadowsIn(document) }) ?? [];
  if (composed) {
    inside.setStart(composed.startContainer, composed.startOffset);
    inside.setEnd(composed.endContainer, composed.endOffset);
  }
  return inside;
}
