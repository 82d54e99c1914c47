import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { clipboardText } from "../../pages/clipboard";
import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

async function copyOf(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("menuitem", { name: "Copy as AWS CLI" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Copied the AWS CLI command" }),
  ).toBeVisible();
  return await clipboardText(page);
}

/** The arguments of each command, as a POSIX shell understands them. */
function argumentsOf(text: string): string[][] {
  const script = `aws() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\n\\0'; }\n${text}`;
  const output = execFileSync("sh", ["-c", script], { encoding: "utf8" });
  return output
    .split("\n\0")
    .filter((line) => line !== "")
    .map((line) => line.split("\0").slice(0, -1));
}

/** The value of an option of the only command. */
function optionOf(text: string, option: string): string {
  const [command = [], ...others] = argumentsOf(text);
  expect(others).toEqual([]);
  return command[command.indexOf(option) + 1] ?? "";
}

test("Copy as AWS CLI puts commands on the clipboard that a shell understands", async ({
  page,
  sessionsPage,
  filterText,
}) => {
  await sessionsPage.goto("/active?region=eu-west-1");
  const places = await copyOf(page);
  expect(places).toContain("# account prod\n");
  const command = ["ssm", "describe-sessions", "--region", "eu-west-1", "--state", "Active"];
  expect(argumentsOf(places)).toEqual(
    Array.from({ length: 3 }, () => [...command, "--output", "json"]),
  );

  const view = "/history?account=dev&region=eu-west-1&status=Terminated&reason=~INC&range=7d";
  await sessionsPage.goto(view);
  const rest = await copyOf(page);
  expect(JSON.parse(optionOf(rest, "--filters"))).toEqual([
    { key: "Status", value: "Terminated" },
    { key: "InvokedAfter", value: "2026-11-16T17:40:00Z" },
  ]);
  expect(optionOf(rest, "--query")).toContain("contains(Reason");

  const nasty = `it's "$(touch /tmp/owned)" \`id\` \\ !x; #`;
  await page.goto(`/history?${new URLSearchParams({ account: "dev", sessionId: nasty })}`);
  expect(JSON.parse(optionOf(await copyOf(page), "--filters"))).toEqual([
    { key: "SessionId", value: nasty },
  ]);

  // Pasted under the other tab, a command leads to its list.
  const failed = "/history?region=eu-west-1&target=i-0123456789abcdef0&status=Failed";
  await page.goto(failed);
  const text = await copyOf(page);
  await sessionsPage.tab("Active").click();
  await expect(page).toHaveURL(/\/active\?/);
  await filterText.paste(text);
  await expect(page).toHaveURL(failed);
  await expect(sessionsPage.tab("History")).toHaveAttribute("aria-current", "page");
});
