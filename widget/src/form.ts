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
  draft(): Draft;
}

const isShort = ({ exact }: Selector) => exact.length <= SHORT;

export const emptyDraft = (selector: Selector): Draft => ({
  should_say: isShort(selector) ? selector.exact : "",
  why: "",
  source: "",
  contact: "",
});

function quoted(selector: Selector, words: Words): HTMLElement {
  const quote = h("blockquote", { dir: "auto", tabindex: "0", "aria-labelledby": "says" });
  const context = (text: string) => h("span", { class: "muted" }, text);
  if (isShort(selector)) {
    const before = [...selector.prefix].slice(-AROUND).join("").split("\n").pop() ?? "";
    const after = [...selector.suffix].slice(0, AROUND).join("").split("\n")[0] ?? "";
    quote.append(context(before.replace(/^\S*\s/, before.length < AROUND ? "$&" : "…")));
    quote.append(h("mark", {}, selector.exact));
    quote.append(context(after.replace(/\s\S*$/, after.length < AROUND ? "$&" : "…")));
  } else quote.append(selector.exact);
  return h("div", {}, h("p", { id: "says", class: "label" }, words.says), quote);
}

/** The fields for one passage, filled with what the reader had typed before. */
export function form(selector: Selector, typed: Draft, words: Words): Form {
  const field = <E extends HTMLInputElement | HTMLTextAreaElement>(
    input: E,
    name: keyof Draft,
    label: string,
    optional: boolean,
  ): HTMLElement => {
    input.id = name;
    input.dir = input.type === "textarea" ? "auto" : "ltr";
    input.value = typed[name];
    const text = h("label", { for: name }, label);
    if (optional) text.append(" ", h("span", { class: "muted" }, words.optional));
    return h("div", input.localName === "input" ? { class: "half" } : {}, text, input);
  };

  const rows = !isShort(selector) ? "4" : selector.exact.length > 40 ? "2" : "1";
  const should = h("textarea", { rows });
  const why = h("textarea", { rows: "2" });
  const source = h("input", { type: "url", inputmode: "url", placeholder: "https://" });
  const contact = h("input", { type: "email", autocomplete: "email" });
  contact.setAttribute("aria-describedby", "note");
  const contactField = field(contact, "contact", words.contact, true);
  contactField.append(h("p", { id: "note", class: "note" }, words.contact_note));
  return {
    parts: [
      quoted(selector, words),
      field(should, "should_say", words.should, false),
      field(why, "why", words.why, true),
      field(source, "source", words.source, true),
      contactField,
    ],
    first: should,
    draft: () => ({
      should_say: should.value,
      why: why.value,
      source: source.value,
      contact: contact.value,
    }),
  };
}
