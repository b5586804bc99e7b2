/** Put in by build.mjs. */
declare const LANGUAGES: string[];
declare const LANGUAGES_VERSION: string;
declare const PARTS_VERSION: string;

declare module "*.css" {
  const text: string;
  export default text;
}
/** By language, the words of the place that remembers what was read. */
declare const SEEN: Record<string, import("./words").SeenWords>;
/** By language, what the button beside a selection says. */
declare const BESIDE: Record<string, { dir: string; title: string }>;
