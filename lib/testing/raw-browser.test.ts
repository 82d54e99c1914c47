import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** A browser may report something wrong, nothing or an error. Each property is read in one place, which checks it. */
const READERS: [string, RegExp, string[]][] = [
  ["the zone", /resolvedOptions/, ["components/browser/zone.ts", "lib/sessions/time/time-zone.ts"]],
  [
    "the clock",
    /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)/,
    // A page's time of rendering is the server's.
    ["app/tab.tsx", "lib/fetch-json.ts", "lib/server-clock.ts"],
  ],
  ["the language", /\bnavigator\.language|\blanguages\b/, []],
  [
    "cookies",
    /\bcookieStore\.(?:set|delete)|document\.cookie/,
    ["components/browser/preferences.ts"],
  ],
  ["storage", /\b(?:local|session)Storage\b|\bindexedDB\b|\bcaches\b/, []],
  ["the clipboard", /\bclipboard\b|clipboardData|execCommand/, ["components/browser/clipboard.ts"]],
  ["dialogs", /\b(?:prompt|confirm|alert)\(/, ["components/browser/clipboard.ts"]],
  ["frames", /request(?:AnimationFrame|IdleCallback)\b/, ["components/browser/next-frame.ts"]],
  ["composition", /\.isComposing|keyCode|event\.which/, ["components/ui/typing.ts"]],
  ["selections", /\bgetSelection\b/, ["components/browser/selection.ts"]],
  [
    "its data of zones",
    /\bIntl\./,
    [
      "components/browser/zone.ts",
      "lib/sessions/time/time-zone.ts",
      "lib/sessions/time/zone-names.ts",
      "lib/sessions/time/zone-offset.ts",
    ],
  ],
  ["visibility", /visibilityState|document\.hidden/, ["components/browser/visibility.ts"]],
  ["media", /matchMedia/, ["components/browser/media.ts"]],
  ["sizes", /(?:Resize|Intersection)Observer/, ["components/browser/element-size.ts"]],
];

const SOURCES = ["app", "components", "lib"]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|bench)\.|\/testing\//.test(file))
  .filter((file) => !file.startsWith("lib/server/"))
  .map((file) => ({ file, code: withoutComments(readFileSync(file, "utf8")) }));

describe("the browser", () => {
  it.each(READERS)("is asked for %s in one place", (_name, pattern, readers) => {
    const found = SOURCES.filter(({ code }) => pattern.test(code)).map(({ file }) => file);
    expect(found.sort()).toEqual(readers);
  });
});

/** Imports go too: the names of modules are not what a browser says. */
function withoutComments(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/^(?:import|\} from) .*$/gm, "");
}
