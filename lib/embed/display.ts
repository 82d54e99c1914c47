import type { QueryIssue } from "@/lib/sessions/query/query-issues";
import { THEMES, type Theme } from "./preferences";

/** The parts of an embedded view that its portal may leave out. */
export const PARTS = ["title", "filters", "time", "columns"] as const;
export type Part = (typeof PARTS)[number];

const HEIGHTS = ["content", "fixed"] as const;

/** How a portal wants its view to look, and whether it brings a token. */
export type Display = {
  theme: Theme;
  parts: readonly Part[];
  /** `content`: the frame is to be as tall as what it shows. `fixed`: the list scrolls in the frame. */
  height: (typeof HEIGHTS)[number];
  /** Cookies do not count: the portal hands a token over, and nothing is asked before. */
  isByToken: boolean;
};

/** The keys of an embed's URL that are none of the query grammar. */
export const DISPLAY_KEYS: readonly string[] = ["theme", "show", "height", "auth"];

const SINGLE: Record<string, { values: readonly string[]; expected: string }> = {
  theme: { values: THEMES, expected: "light, dark or system" },
  height: { values: HEIGHTS, expected: "content or fixed" },
  auth: { values: ["token"], expected: "token" },
};

/** Reads the display keys. What is unusable is as if it were not there; `displayIssues` names it. */
export function readDisplay(search: URLSearchParams): Display {
  const shown = shownOf(search);
  const parts = PARTS.filter((part) => shown.includes(part));
  return {
    theme: THEMES.find((theme) => theme === usable(search, "theme")) ?? "system",
    parts: parts.length > 0 || shown.includes("none") ? parts : PARTS,
    height: usable(search, "height") === "fixed" ? "fixed" : "content",
    isByToken: usable(search, "auth") === "token",
  };
}

/** Everything in the display keys that cannot be used. */
export function displayIssues(search: URLSearchParams): QueryIssue[] {
  const singles = Object.entries(SINGLE).flatMap(([key, { values, expected }]) => {
    const texts = search.getAll(key);
    const issues = texts
      .filter((text) => !values.includes(text))
      .map((text) => ({ key, detail: `“${text.slice(0, 60)}” is not ${expected}.` }));
    if (texts.length < 2) return issues;
    return [...issues, { key, detail: "given more than once; the first one counts." }];
  });
  const shown = shownOf(search);
  const unknown = shown.filter((text) => text !== "none" && !PARTS.some((part) => part === text));
  const issues = unknown.map((text) => ({
    key: "show",
    detail: `“${text.slice(0, 60)}” is none of ${PARTS.join(", ")}; show=none shows the list alone.`,
  }));
  if (shown.includes("none") && shown.length > 1) {
    issues.push({ key: "show", detail: "none stands alone; the parts beside it are shown." });
  }
  return [...singles, ...issues];
}

/** Writes the display keys as they belong into an embed's URL, defaults left out. */
export function writeDisplay({ theme, parts, height, isByToken }: Display): [string, string][] {
  const shown = PARTS.filter((part) => parts.includes(part));
  const show = shown.length === 0 ? "none" : shown.join(",");
  return [
    ...(isByToken ? [["auth", "token"] satisfies [string, string]] : []),
    ...(height === "fixed" ? [["height", "fixed"] satisfies [string, string]] : []),
    ...(shown.length < PARTS.length ? [["show", show] satisfies [string, string]] : []),
    ...(theme === "system" ? [] : [["theme", theme] satisfies [string, string]]),
  ];
}

function shownOf(search: URLSearchParams): string[] {
  return search.getAll("show").flatMap((text) => text.split(",").map((part) => part.trim()));
}

function usable(search: URLSearchParams, key: string): string | null {
  return search.getAll(key).find((text) => SINGLE[key]?.values.includes(text)) ?? null;
}
