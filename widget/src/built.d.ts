/** Put in by build.mjs. */
declare const LANGUAGES: string[];
declare const LANGUAGES_VERSION: string;
declare const DIALOG_VERSION: string;
declare const LOG_WORDS: Record<string, string>;

declare module "*.css" {
  const text: string;
  export default text;
}
