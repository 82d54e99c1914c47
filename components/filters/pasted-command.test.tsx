import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { clipboardText } from "@/components/testing/clipboard";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { filterText } from "@/components/testing/filter-text";
import { press, type } from "@/components/testing/keys";

const COMMAND = `aws ssm describe-sessions --region eu-west-1 --state History --filters '[{"key":"Status","value":"Failed"}]'`;

/** Copies the command of a view, as the menu does, and gives it. */
async function copiedCommand(path: string): Promise<string> {
  await openDashboard(path);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("menuitem", { name: "Copy as AWS CLI" }).click();
  await expect
    .element(page.getByRole("status").filter({ hasText: "Copied the AWS CLI command" }))
    .toBeVisible();
  return clipboardText();
}

describe("Copy as AWS CLI", () => {
  test("hands AWS what it can match, and JMESPath the rest", async () => {
    const text = await copiedCommand("/history?account=dev&status=Terminated&reason=~INC");
    expect(text.match(/^aws /gm)).toHaveLength(1);
    expect(text).toContain(`'[{"key":"Status","value":"Terminated"}]'`);
    expect(text).toMatch(/--query .*contains\(Reason/s);
  });

  test("freezes a relative range", async () => {
    const text = await copiedCommand("/history?account=dev&range=7d");
    expect(text).toContain(`'[{"key":"InvokedAfter","value":"2026-11-16T17:40:00Z"}]'`);
  });
});

describe("a pasted command", () => {
  test("makes the chips", async () => {
    await openDashboard("/history");
    await filterText.paste(COMMAND);
    await expect.poll(address).toBe("/history?region=eu-west-1&status=Failed");
    await expect.element(filterBar.chip("Region: eu-west-1")).toBeVisible();
    await expect.element(filterBar.chip("Status: Failed")).toBeVisible();
  });

  test("changes the tab to the list that it names", async () => {
    await openDashboard("/active?owner=alice.chen");
    await filterText.paste(COMMAND);
    await expect.poll(address).toBe("/history?region=eu-west-1&status=Failed");
    await expect
      .element(page.getByRole("link", { name: /^History/ }))
      .toHaveAttribute("aria-current", "page");
  });

  test("is read in the shorthand of the CLI and over several lines, too", async () => {
    await openDashboard("/active");
    await filterText.paste(
      "aws ssm describe-sessions \\\n  --state Active \\\n  --filters key=Status,value=Connected key=Target,value=i-0123456789abcdef0",
    );
    await expect.poll(address).toBe("/active?target=i-0123456789abcdef0&status=Connected");
  });

  test.each([
    "/history?region=eu-west-1&target=i-0123456789abcdef0&status=Failed",
    "/history?account=dev&region=eu-west-1&target=i-0123456789abcdef0&status=Failed",
  ])("that was copied here leads back to its view: %s", async (view) => {
    const text = await copiedCommand(view);
    await openDashboard("/active");
    await filterText.paste(text);
    await expect.poll(address).toBe(view);
  });

  test("that is another command is explained and kept", async () => {
    const other = "aws ec2 describe-instances --region eu-west-1";
    await openDashboard("/history");
    await filterText.paste(other);
    await expect.element(filterText.field).toHaveAttribute("aria-invalid", "true");
    await expect.element(filterText.dialog).toHaveTextContent("describe-sessions");
    await expect.element(filterText.field).toHaveValue(other);
    expect(address()).toBe("/history");
  });

  test.each([
    ["a prompt", `$ ${COMMAND}`],
    ["root's prompt", `# ${COMMAND}`],
    ["no-break spaces", COMMAND.replace(/ (?=--)/g, "\u00a0")],
    ["lines of PowerShell", COMMAND.replace(/ (?=--)/g, " `\r\n  ")],
  ])("is read with %s", async (_, text) => {
    await openDashboard("/history");
    await filterText.paste(text);
    await expect.poll(address).toBe("/history?region=eu-west-1&status=Failed");
  });

  test("says what was left out", async () => {
    await openDashboard("/history");
    await filterText.paste(`${COMMAND} --query 'Sessions[].Owner' | jq .`);
    await expect.poll(address).toBe("/history?region=eu-west-1&status=Failed");
    await expect
      .element(page.getByRole("status").filter({ hasText: "without “| jq .”" }))
      .toHaveTextContent("--query was left out, because it filters nothing.");
  });

  test("that lists no sessions is offered as the filter for its own", async () => {
    const text = "aws ssm start-session --target i-0123456789abcdef0";
    await openDashboard("/history");
    await filterText.paste(text);
    await expect.element(filterText.dialog).toHaveTextContent("only aws ssm describe-sessions");
    await expect.element(filterText.field).toHaveValue(text);
    await filterText.entries.filter({ hasText: "instead of this text" }).click();
    await expect.poll(address).toBe("/history?target=i-0123456789abcdef0");
  });

  test("of several lines stays in the field as it is, and the part that cannot be read is selected", async () => {
    const text = "# who was it?\naws ssm describe-sessions \\\n  --state Active --regoin x";
    await openDashboard("/history");
    await filterText.paste(text);
    await expect.element(filterText.dialog).toHaveTextContent("Did you mean --region?");
    await expect.element(filterText.field).toHaveValue(text);
    await expect.poll(filterText.selection).toBe("--regoin");
    await type("--region");
    await press("Enter");
    await expect.element(filterText.dialog).toHaveTextContent("x is not a known region");
  });
});
