import { changed } from "./diff";
import type { Draft } from "./report";
import { h } from "./root";
import type { Selector } from "./selector";
import type { Words } from "./words";

/** Characters up to which the passage is put into the field, to be corrected in place. */
const SHORT = 200;
/** Code points of context shown on each side of a short selector. */
const AROUND = 48;

export interface Form {
  parts: HTMLElement[];
  first: HTMLTextAreaElement;
  /** Where the kind is asked for, as soon as the part for that is there. */
  slot: HTMLElement;
  /** The kind that the reader chose. */
  kind: string;
  draft(): Draft;
}

const isShort = ({ exact }: Selector) => exact.length <= SHORT;

export const emptyDraft = (selector: Selector): Draft => ({
  should_say: isShort(selector) ? selector.exact : "",
  why: "",
  source: "",
  contact: "",
  kind: "",
});

/** The passage as it stands, and while the reader types what of it changes. */
function shown(mark: HTMLElement, exact: string, now: string): void {
  const [head, old, fresh, tail] = changed(exact, now.trim() ? now : exact);
  mark.replaceChildren(head, h("del", {}, old), h("ins", {}, fresh), tail);
}

function quoted(selector: Selector, words: Words, mark: HTMLElement): HTMLElement {
  const quote = h("blockquote", { dir: "auto", tabindex: "0", "aria-labelledby": "says" });
  const context = (text: string) => h("span", { class: "muted" }, text);
  if (isShort(selector)) {
    const before = [...selector.prefix].slice(-AROUND).join("").split("\n").pop() ?? "";
    const after = [...selector.suffix].slice(0, AROUND).join("").split("\n")[0] ?? "";
    quote.append(context(before.replace(/^\S*\s/, before.length < AROUND ? "$&" : "…")));
    quote.append(mark);
    quote.append(context(after.replace(/\s\S*$/, after.length < AROUND ? "$&" : "…")));
  } else quote.append(selector.exact);
  return h("div", { class: "half" }, h("p", { id: "says", class: "label" }, words.says), quote);
}

/** The fields for one passage, filled with what the reader had typed before. */
export function form(selector: Selector, typed: Draft, words: Words): Form {
  const field = <E extends HTMLInputElement | HTMLTextAreaElement>(
    input: E,
    name: keyof Draft,
    label: string,
    optional = true,
  ): HTMLElement => {
    input.id = name;
    input.dir = input.type === "textarea" ? "auto" : "ltr";
    input.value = typed[name];
    const text = h("label", { for: name }, label);
    if (optional) text.append(" ", h("span", { class: "muted" }, words.optional));
    return h("div", { class: "half" }, text, input);
  };

  const should = h("textarea", { rows: selector.exact.length > 40 ? "4" : "2" });
  const why = h("textarea", { rows: "2" });
  const source = h("input", { type: "url", inputmode: "url", placeholder: "https://" });
  const contact = h("input", { type: "email", autocomplete: "email" });
  contact.setAttribute("aria-describedby", "note");
  const contactField = field(contact, "contact", words.contact);
  contactField.append(h("p", { id: "note", class: "note" }, words.contact_note));
  const whyField = field(why, "why", words.why);
  whyField.className = "";
  const slot = h("div", { class: "half" });
  const mark = h("mark", {});
  const show = () => shown(mark, selector.exact, should.value);
  const self: Form = {
    parts: [
      quoted(selector, words, mark),
      field(should, "should_say", words.should, false),
      whyField,
      field(source, "source", words.source),
      slot,
      contactField,
    ],
    first: should,
    slot,
    kind: typed.kind,
    draft: () => ({
      should_say: should.value,
      why: why.value,
      source: source.value,
      contact: contact.value,
      kind: self.kind,
    }),
  };
  should.addEventListener("input", show);
  show();
  return self;
}
