import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DISPLAY_KEYS, displayIssues, PARTS, readDisplay, writeDisplay } from "./display";

const read = (query: string) => readDisplay(new URLSearchParams(query));
const issues = (query: string) =>
  displayIssues(new URLSearchParams(query)).map(({ key, detail }) => `${key} ${detail}`);

describe("the display keys of an embed", () => {
  it("are all parts, the system's theme, the content's height and cookies without any", () => {
    const all = { theme: "system", parts: PARTS, height: "content", isByToken: false };
    expect(read("owner=alice")).toEqual(all);
    expect(issues("owner=alice")).toEqual([]);
  });

  it("are read", () => {
    expect(read("theme=dark&show=time,title&height=fixed&auth=token")).toEqual({
      theme: "dark",
      parts: ["title", "time"],
      height: "fixed",
      isByToken: true,
    });
    expect(read("show=filters&show=columns").parts).toEqual(["filters", "columns"]);
    expect(read("show=none").parts).toEqual([]);
  });

  it.each([
    ["theme=blue", "theme “blue” is not light, dark or system."],
    ["height=600", "height “600” is not content or fixed."],
    ["auth=cookie", "auth “cookie” is not token."],
    [
      "show=chart",
      "show “chart” is not one of title, filters, time, columns; show=none shows the list alone.",
    ],
    ["theme=dark&theme=light", "theme given more than once; the first one counts."],
    ["show=none,title", "show none stands alone; the parts beside it are shown."],
  ])("say what is wrong with %s", (query, issue) => {
    expect(issues(query)).toEqual([issue]);
  });

  it("count for nothing where they are unusable", () => {
    expect(read("theme=blue&height=600&auth=yes&show=chart")).toEqual(read(""));
    expect(read("show=none,title").parts).toEqual(["title"]);
    expect(read("theme=blue&theme=dark").theme).toBe("dark");
  });

  it("are written as they are read, defaults left out", () => {
    const display = fc.record({
      theme: fc.constantFrom("system" as const, "light" as const, "dark" as const),
      parts: fc.subarray([...PARTS]),
      height: fc.constantFrom("content" as const, "fixed" as const),
      isByToken: fc.boolean(),
    });
    fc.assert(
      fc.property(display, (given) => {
        const written = new URLSearchParams(writeDisplay(given));
        expect(readDisplay(written)).toEqual(given);
        expect(displayIssues(written)).toEqual([]);
        expect([...written.keys()].filter((key) => !DISPLAY_KEYS.includes(key))).toEqual([]);
      }),
    );
    expect(writeDisplay(read(""))).toEqual([]);
  });

  it("are never too odd to be read", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...DISPLAY_KEYS), fc.string())), (pairs) => {
        const search = new URLSearchParams(pairs);
        expect(readDisplay(search).parts.every((part) => PARTS.includes(part))).toBe(true);
        displayIssues(search);
      }),
    );
  });
});
