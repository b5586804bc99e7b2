/** Styles `root` without a style attribute, so that `style-src 'none'` holds. */
export function dress(root: Document | ShadowRoot, css: string, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Safari before 16.4 has no constructed sheets.
    const style = document.createElement("style");
    style.nonce = nonce;
    style.textContent = css;
    (root === document ? document.head : root).append(style);
  }
}
