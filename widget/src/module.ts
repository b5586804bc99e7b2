import { load } from "./load";

let started: Corrigenda | undefined;

/** What the tag does, once for a page however often it is called; see `corrigenda.d.ts`. */
export function start(options: CorrigendaOptions): Corrigenda {
  const byTag = window.corrigenda;
  if (typeof byTag?.report === "function") return byTag;
  const { desk = "/", outlet, lang, nonce = "", button = true } = options;
  const base = new URL(desk, location.href).href.replace(/\/+$/, "");
  return (started ??= load({ base, outlet, nonce, lang, button }));
}
