// What the bench asks of a page, beside the widget: `window.bench`.
(() => {
  const kept = {};
  let nodes = [];
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const BYLINE = "[rel=author],[itemprop=author],[class*=byline i],[class*=author i]";
  const STANDFIRST = "[class*=standfirst i],[class*=subtitle i],[class*=subhead i],[class*=deck i]";
  const KINDS = [
    ["headline", "h1"],
    ["caption", "figcaption,caption"],
    ["quote", "blockquote"],
    ["list", "li,dd,dt"],
    ["byline", BYLINE],
    ["standfirst", STANDFIRST],
    ["subheading", "h2,h3,h4,h5,h6"],
    ["link", "a"],
  ];

  const isBlock = (element) => !/^(inline|contents|none|ruby)/.test(getComputedStyle(element).display);
  const blockOf = (node) => {
    let at = node.parentElement;
    while (at.parentElement && !isBlock(at)) at = at.parentElement;
    return at;
  };
  const kindOf = (node, block) => {
    if (/^t[dh]$/i.test(block.localName)) return "table";
    return (KINDS.find(([, selector]) => node.parentElement.closest(selector)) ?? ["body"])[0];
  };
  const isShown = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { width, height } = range.getBoundingClientRect();
    return width > 2 && height > 2 && node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  /** The text nodes that a reader sees: [kind, text of the block, number of the block]. */
  const seen = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const blocks = new Map();
    const texts = new Map();
    nodes = [];
    const found = [];
    for (let node; (node = walker.nextNode()); ) {
      if (!/[\p{L}\p{N}]/u.test(node.data)) continue;
      if (node.parentElement.closest("script,style,noscript,textarea,select,button,svg,nav,[data-corrigenda]")) continue;
      if (!isShown(node)) continue;
      const block = blockOf(node);
      if (!blocks.has(block)) {
        blocks.set(block, blocks.size);
        const holds = [...block.querySelectorAll("p,div,ul,ol,table,h1,h2,h3,figure,section")].some(isBlock);
        texts.set(block, holds ? null : tidy(block.innerText));
      }
      nodes.push(node);
      found.push([kindOf(node, block), texts.get(block) ?? tidy(node.data), blocks.get(block)]);
    }
    return found;
  };

  const wordsOf = (node) => {
    const segmenter = new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "word" });
    return [...segmenter.segment(node.data)].filter((one) => one.isWordLike);
  };
  const rectOf = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const isHit = (node, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return !!hit && (hit.contains(node) || node.parentElement.contains(hit));
  };

  /** Where a reader presses, and lets go, to take words `at` to `until` (shares) of two nodes. */
  const aim = (first, at, last, until) => {
    const [from, to] = [nodes[first], nodes[last]];
    const [heads, tails] = [wordsOf(from), wordsOf(to)];
    const head = heads[Math.min(heads.length - 1, Math.floor(at * heads.length))];
    let tail = tails[Math.min(tails.length - 1, Math.floor(until * tails.length))];
    if (!head || !tail) return null;
    if (from === to && tail.index < head.index) tail = head;
    from.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const [begin] = rectOf(from, head.index, head.index + head.segment.length);
    const end = rectOf(to, tail.index, tail.index + tail.segment.length).pop();
    if (!begin || !end) return null;
    const rtl = getComputedStyle(from.parentElement).direction === "rtl";
    const inset = Math.min(0.5, begin.width / 4);
    const press = [rtl ? begin.right - inset : begin.left + inset, begin.top + begin.height / 2];
    const leave = [rtl ? end.left + inset : end.right - inset, end.top + end.height / 2];
    const middle = [begin.left + begin.width / 2, press[1]];
    const inside = [press, leave].every(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight);
    if (!inside || !isHit(from, ...press) || !isHit(to, ...leave) || !isHit(from, ...middle)) return null;
    const linked = !!from.parentElement.closest("a,label,summary,[draggable=true]");
    return { press, leave, middle, linked, boundaries: [head.index, tail.index + tail.segment.length] };
  };

  /** Leaves a selection as the handles of a touch screen leave it. */
  const take = (first, from, last, to) =>
    getSelection().setBaseAndExtent(nodes[first], from, nodes[last], to);

  /** The words that are selected, as the browser itself tells them; kept for `marked`. */
  const selected = (id) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    kept[id] = selection.getRangeAt(0).cloneRange();
    return tidy(String(selection));
  };

  const until = (ask, patience) =>
    new Promise((found) => {
      const ends = performance.now() + patience;
      const look = () => {
        const answer = ask();
        if (answer || performance.now() > ends) found(answer || null);
        else setTimeout(look, 10);
      };
      look();
    });
  const dialog = () =>
    [...document.documentElement.children].map((one) => one.shadowRoot?.querySelector("dialog[open]")).find(Boolean);
  const opened = () => until(() => !!dialog(), 4000);
  const closed = () => until(() => !dialog(), 2000);
  let outcome = "";
  for (const name of ["sent", "kept", "refused"])
    document.addEventListener("corrigenda:" + name, () => (outcome = name));
  const sent = () => until(() => outcome, 6000);
  const next = () => ((outcome = ""), getSelection().removeAllRanges());

  /** The words that the widget marks, node by node, and whether all are among the selected. */
  const marked = async (id, patience) => {
    CSS.highlights.clear();
    location.hash = "#corrigenda-" + id;
    const found = await until(() => CSS.highlights.get("corrigenda"), patience);
    if (!found) return null;
    const ranges = [...found];
    const last = ranges[ranges.length - 1];
    const there =
      kept[id].isPointInRange(ranges[0].startContainer, ranges[0].startOffset) &&
      kept[id].isPointInRange(last.endContainer, last.endOffset);
    return { words: ranges.map(String), there };
  };

  const layout = () => {
    const elements = [...document.body.querySelectorAll("*:not([data-corrigenda])")];
    for (const one of [document.scrollingElement, document.body, ...elements])
      if (one.scrollTop || one.scrollLeft) one.scrollTo({ left: 0, top: 0, behavior: "instant" });
    const { scrollWidth, scrollHeight } = document.documentElement;
    const boxes = elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      // What is not shown is nowhere, and not where the window is.
      return width || height ? [x + scrollX, y + scrollY, width, height].map(Math.round) : 0;
    });
    return [scrollWidth, scrollHeight, ...boxes].join();
  };

  /** Has pictures that wait to be scrolled to fail now, as all do without the network. */
  const settle = () => {
    const pictures = [...document.querySelectorAll("img,iframe")];
    for (const one of pictures) one.loading = "eager";
    return until(() => pictures.every((one) => one.complete ?? true), 2000);
  };

  /** Puts the page's tag in, as a house does. */
  const start = (nonce) => {
    const tag = document.createElement("script");
    tag.nonce = nonce;
    tag.src = "/c/w.js";
    tag.dataset.outlet = "daily";
    tag.dataset.lang = "en";
    document.head.append(tag);
    return until(() => typeof window.corrigenda?.report === "function", 4000);
  };
  /** The house's own link to report by, which stands on no other's place. */
  const offer = () => {
    const link = document.createElement("a");
    link.dataset.corrigenda = "report";
    link.textContent = "Report";
    link.style.cssText = "all:initial;position:fixed;inset:auto 0 0 auto;width:48px;height:24px;z-index:2147483647;user-select:none";
    document.body.append(link);
  };

  window.bench = { seen, aim, take, selected, opened, closed, sent, next, marked, settle, layout, start, offer };
})();
