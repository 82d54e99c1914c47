import type { QueryIssue } from "@/lib/sessions/query/query-issues";
import { THEMES, type Theme } from "./preferences";

/** The parts of an embedded view that its portal may hide. */
export const PARTS = ["title", "filters", "time", "columns"] as const;
export type Part = (typeof PARTS)[number];

const HEIGHTS = ["content", "fixed"] as const;

/** How a portal wants its view to look, and whether it sends a token. */
export type Display = {
  theme: Theme;
  parts: readonly Part[];
  /** `content`: the frame is as tall as its content. `fixed`: the list scrolls within the frame. */
  height: (typeof HEIGHTS)[number];
  /** Cookies are ignored: the portal hands over a token, and no request is sent before. */
  isByToken: boolean;
};

/** The keys of an embed's URL that are not part of the query grammar. */
export const DISPLAY_KEYS: readonly string[] = ["theme", "show", "height", "auth"];

const SINGLE: Record<string, { values: readonly string[]; expected: string }> = {
  theme: { values: THEMES, expected: "light, dark or system" },
  height: { values: HEIGHTS, expected: "content or fixed" },
  auth: { values: ["token"], expected: "token" },
};

/** Reads the display keys. Unusable values are ignored; `displayIssues` names them. */
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

/** The issues of unusable display keys. */
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
    detail: `“${text.slice(0, 60)}” is not one of ${PARTS.join(", ")}; show=none shows the list alone.`,
  }));
  if (shown.includes("none") && shown.length > 1) {
    issues.push({ key: "show", detail: "none stands alone; the parts beside it are shown." });
  }
  return [...singles, ...issues];
}

/** Writes the display keys for the URL of an embed, without defaults. */
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
