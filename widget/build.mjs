// node build.mjs [OUT]   writes into OUT: the three ways in (w.js, pinned.js, corrigenda.mjs), their parts,
// lang/, sheets, types, and build.json, which names the build.
// esbuild is taken from CORRIGENDA_NODE_MODULES, or from node_modules beside this file.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(process.env.CORRIGENDA_NODE_MODULES ?? join(here, "node_modules"));
const out = resolve(process.argv[2] ?? join(here, "../src/corrigenda/surfaces/reader/static/c"));
const esbuild = createRequire(join(modules, "from-here.js"))("esbuild");

const browsers = ["safari15", "firefox102"];

const minifiedCss = {
  name: "minified css as text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = readFileSync(path, "utf8");
      const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: browsers });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** Whose a word is: r.js has those of the place that remembers what was read, m.js what can wait. */
const isOfSeen = ([name]) => name.startsWith("seen_");
const isOfMore = ([name]) => name.startsWith("more_");
const isOfDialog = (one) => !isOfSeen(one) && !isOfMore(one);
const split = (words, of) => Object.fromEntries(Object.entries(words).filter(of));

const english = (of) => ({
  name: "english",
  setup(build) {
    build.onLoad({ filter: /lang.en\.json$/ }, ({ path }) => {
      const words = JSON.parse(readFileSync(path, "utf8"));
      return { contents: JSON.stringify(split(words, of)), loader: "json" };
    });
  },
});

/** One entry as one classic script. ASCII, because a page in another encoding may not say ours. */
async function bundle(entry, define, more = {}, of = isOfDialog) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    charset: "ascii",
    target: ["es2020", ...browsers],
    legalComments: "none",
    plugins: [minifiedCss, english(of)],
    // tsc has checked the sources as strict; saying it again costs every reader twenty bytes.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
    define,
    ...more,
  });
  return outputFiles[0].text;
}

const hash = (text, algorithm, form) => createHash(algorithm).update(text).digest(form);
/** As browsers check it: https://www.w3.org/TR/SRI/ */
const integrity = (text, algorithm = "sha256") => `${algorithm}-${hash(text, algorithm, "base64")}`;

const languages = Object.fromEntries(
  readdirSync(join(here, "lang"))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(here, "lang", name), "utf8"))]),
);
for (const [code, words] of Object.entries(languages)) {
  const empty = Object.keys(languages.en).filter((name) =>
    Object.values(typeof words[name] === "object" ? words[name] : [words[name]]).some((text) => !text?.trim()),
  );
  // A reader would see nothing there, not even English.
  if (empty.length) throw new Error(`lang/${code}.json says nothing for ${empty.join(", ")}: translate it first`);
}
const files = {};
for (const [code, words] of Object.entries(languages))
  if (code !== "en") {
    files[`lang/${code}.json`] = JSON.stringify(split(words, isOfDialog)) + "\n";
    files[`lang/more/${code}.json`] = JSON.stringify(split(words, isOfMore)) + "\n";
  }
const spoken = { LANGUAGES: JSON.stringify(Object.keys(languages).filter((code) => code !== "en")) };
/** By language, what a part that speaks before any language is loaded has to say. */
const ofEach = (of) =>
  JSON.stringify(Object.fromEntries(Object.entries(languages).map(([code, words]) => [code, { dir: words.dir, ...split(words, of) }])));

files["b.js"] = await bundle("beside.ts", { BESIDE: ofEach(([name]) => name === "title") });
files["d.js"] = await bundle("dialog.ts", spoken);
files["f.js"] = await bundle("figure.ts", {});
files["m.js"] = await bundle("more.ts", spoken, {}, isOfMore);
files["n.js"] = await bundle("draw.ts", {});
files["o.js"] = await bundle("related.ts", {});
files["r.js"] = await bundle("seen.ts", { SEEN: ofEach(isOfSeen) });
files["p.js"] = await bundle("place.ts", {});
files["s.js"] = await bundle("solve.ts", {});
const parts = Object.entries(files).filter(([name]) => name.endsWith(".js"));
const pins = Object.fromEntries(parts.map(([name, text]) => [name.slice(0, -3), integrity(text)]));
// For pages whose server draws the notices: the same looks, there before the first paint.
const sheet = readFileSync(join(here, "src/notices.css"), "utf8");
files["notices.css"] = (await esbuild.transform(sheet, { loader: "css", minify: true, target: browsers })).code;
const others = readFileSync(join(here, "src/related.css"), "utf8");
files["related.css"] = (await esbuild.transform(others, { loader: "css", minify: true, target: browsers })).code;
files["corrigenda.d.ts"] = readFileSync(join(here, "corrigenda.d.ts"), "utf8");

/** The ways in, by the folder below `/c/` from which they bring their parts. */
async function waysIn(version) {
  const pinned = { PINS: JSON.stringify(pins), VERSION: JSON.stringify(version) };
  // What stands in the page says what it is; the others are its parts.
  const banner = { js: "/*Corrigenda, Apache-2.0*/" };
  return {
    // On every page: without the pins, which are a sixth of the others.
    "w.js": await bundle("tag.ts", { ...pinned, PINS: "null" }, { banner }),
    "pinned.js": await bundle("tag.ts", pinned, { banner }),
    "corrigenda.mjs": await bundle("module.ts", pinned, { banner, format: "esm" }),
  };
}
// The folder is named after all that is in it, so that two builds never share one.
const whole = Object.entries({ ...files, ...(await waysIn("")) }).sort();
const version = hash(whole.join("\0"), "sha256", "hex").slice(0, 12);
Object.assign(files, await waysIn(version));
const told = ["pinned.js", "corrigenda.mjs"].map((name) => [name, integrity(files[name], "sha384")]);
files["build.json"] = JSON.stringify({ version, integrity: Object.fromEntries(told) }, null, 1) + "\n";

rmSync(join(out, "lang"), { recursive: true, force: true });
mkdirSync(join(out, "lang/more"), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
