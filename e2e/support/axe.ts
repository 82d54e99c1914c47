import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

declare global {
  interface Window {
    axe: { run: (options?: RunOptions) => Promise<AxeResults> };
  }
}

/** A theme changes nothing but colours. */
const COLOURS: RunOptions = {
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

/**
 * Every violation that axe finds in the light theme, and those of colours in the dark one, as `theme: rule: element`
 * lines that a failure can be read from.
 */
export async function violations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violationsNow(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violationsNow(page, COLOURS);
  return [...light.map((line) => `light: ${line}`), ...dark.map((line) => `dark: ${line}`)];
}

/** Every violation that axe finds in the theme that is shown, as `rule: element` lines. */
export async function violationsNow(
  page: Page | Frame,
  options: RunOptions = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const results = await page.evaluate((chosen) => window.axe.run(chosen), options);
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`,
    ),
  );
}
