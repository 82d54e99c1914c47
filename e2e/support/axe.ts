import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

declare global {
  interface Window {
    axe: { run: () => Promise<AxeResults> };
  }
}

/** Every violation that axe finds in both themes, as `theme: rule: element` lines that a failure can be read from. */
export async function violations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violationsNow(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violationsNow(page);
  return [...light.map((line) => `light: ${line}`), ...dark.map((line) => `dark: ${line}`)];
}

/** Every violation that axe finds in the theme that is shown, as `rule: element` lines. */
export async function violationsNow(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() => window.axe.run());
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`,
    ),
  );
}
