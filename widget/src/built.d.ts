/** Put in by build.mjs. */
declare const LANGUAGES: string[];
/** By name of a part, the integrity of its file; null where the load part is not to check them. */
declare const PINS: Record<string, string> | null;
/** The folder below `/c/` that this build is served from for good. */
declare const VERSION: string;

declare module "*.css" {
  const text: string;
  export default text;
}
/** By language, the words of the place that remembers what was read. */
declare const SEEN: Record<string, import("./words").SeenWords>;
/** By language, what the button beside a selection says. */
declare const BESIDE: Record<string, { dir: string; title: string }>;
