import { load } from "./load";

const { src, dataset, nonce } = document.currentScript as HTMLScriptElement;

// A second tag, and an element whose id is "corrigenda", must not stop or double the first.
if (!window.corrigenda?.report?.call)
  window.corrigenda = load({
    base: src.slice(0, src.lastIndexOf("/c/")),
    outlet: dataset["outlet"] ?? "",
    nonce,
    lang: dataset["lang"],
    button: dataset["button"] !== "off",
  });
