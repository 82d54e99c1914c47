import { execFileSync } from "node:child_process";
import { clipboardText } from "../../pages/clipboard";
import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.describe("Copy as AWS CLI", () => {
  const copyOf = async (page: Parameters<typeof clipboardText>[0]) => {
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Copy as AWS CLI" }).click();
    await expect(
      page.getByRole("status").filter({ hasText: "Copied the AWS CLI command" }),
    ).toBeVisible();
    return await clipboardText(page);
  };

  /** The arguments of each command, as a POSIX shell understands them. */
  const argumentsOf = (text: string): string[][] => {
    const script = `aws() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\n\\0'; }\n${text}`;
    const output = execFileSync("sh", ["-c", script], { encoding: "utf8" });
    return output
      .split("\n\0")
      .filter((line) => line !== "")
      .map((line) => line.split("\0").slice(0, -1));
  };

  test("puts a command for each place on the clipboard", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/active?region=eu-west-1");
    const text = await copyOf(page);
    expect(text).toContain("# account prod\n");
    const command = ["ssm", "describe-sessions", "--region", "eu-west-1", "--state", "Active"];
    expect(argumentsOf(text)).toEqual(
      Array.from({ length: 3 }, () => [...command, "--output", "json"]),
    );
  });

  test("hands AWS what it can match, and JMESPath the rest", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history?account=dev&status=Terminated&reason=~INC");
    const [command = [], ...others] = argumentsOf(await copyOf(page));
    expect(others).toEqual([]);
    expect(JSON.parse(command[command.indexOf("--filters") + 1] ?? "")).toEqual([
      { key: "Status", value: "Terminated" },
    ]);
    expect(command[command.indexOf("--query") + 1]).toContain("contains(Reason");
  });

  test("quotes what a shell would take for its own", async ({ page }) => {
    const nasty = `it's "$(touch /tmp/owned)" \`id\` \\ !x; #`;
    const query = new URLSearchParams({ account: "dev", sessionId: nasty });
    await page.goto(`/history?${query}`);
    const [command = []] = argumentsOf(await copyOf(page));
    expect(JSON.parse(command[command.indexOf("--filters") + 1] ?? "")).toEqual([
      { key: "SessionId", value: nasty },
    ]);
  });

  test("freezes a relative range", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history?account=dev&range=7d");
    const [command = []] = argumentsOf(await copyOf(page));
    expect(JSON.parse(command[command.indexOf("--filters") + 1] ?? "")).toEqual([
      { key: "InvokedAfter", value: "2026-11-16T17:40:00Z" },
    ]);
  });
});

test.describe("a pasted command", () => {
  const COMMAND = `aws ssm describe-sessions --region eu-west-1 --state History --filters '[{"key":"Status","value":"Failed"}]'`;

  test("makes the chips", async ({ page, sessionsPage, filterBar, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.paste(COMMAND);
    await expect(page).toHaveURL("/history?region=eu-west-1&status=Failed");
    await expect(filterBar.chip("Region: eu-west-1")).toBeVisible();
    await expect(filterBar.chip("Status: Failed")).toBeVisible();
  });

  test("changes the tab to the list that it names", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/active?owner=alice.chen");
    await filterText.paste(COMMAND);
    await expect(page).toHaveURL("/history?region=eu-west-1&status=Failed");
    await expect(sessionsPage.tab("History")).toHaveAttribute("aria-current", "page");
  });

  test("is read in the shorthand of the CLI and over several lines, too", async ({
    page,
    sessionsPage,
    filterText,
  }) => {
    await sessionsPage.goto("/active");
    await filterText.paste(
      "aws ssm describe-sessions \\\n  --state Active \\\n  --filters key=Status,value=Connected key=Target,value=i-0123456789abcdef0",
    );
    await expect(page).toHaveURL("/active?target=i-0123456789abcdef0&status=Connected");
  });

  test("that was copied here leads back to its view", async ({
    page,
    sessionsPage,
    filterText,
  }) => {
    const view = "/history?region=eu-west-1&target=i-0123456789abcdef0&status=Failed";
    await page.goto(view);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Copy as AWS CLI" }).click();
    await expect(page.getByText("Copied the AWS CLI command")).toBeVisible();
    const text = await clipboardText(page);
    await sessionsPage.goto("/active");
    await filterText.paste(text);
    await expect(page).toHaveURL(view);
  });

  test("that is another command is explained and kept", async ({
    page,
    sessionsPage,
    filterText,
  }) => {
    await sessionsPage.goto("/history");
    await filterText.paste("aws ec2 describe-instances --region eu-west-1");
    await expect(filterText.field).toHaveAttribute("aria-invalid", "true");
    await expect(filterText.dialog).toContainText("describe-sessions");
    await expect(filterText.field).toHaveValue("aws ec2 describe-instances --region eu-west-1");
    await expect(page).toHaveURL("/history");
  });
});
