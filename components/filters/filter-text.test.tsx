import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { filterText } from "@/components/testing/filter-text";
import { press, type } from "@/components/testing/keys";
import { sessionTable, texts } from "@/components/testing/session-table";

describe("filters typed as text", () => {
  test("become chips and the address", async () => {
    await openDashboard("/history");
    await filterText.open();
    await type("owner:alice.chen -status:Failed reason:~INC last 7d");
    await press("Enter");
    await expect
      .poll(address)
      .toBe("/history?owner=alice.chen&status=!Failed&reason=~INC&range=7d");
    await expect.element(filterBar.chip("Started: last 7 days")).toBeVisible();
    await expect.element(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect.element(filterBar.chip("Status is not: Failed")).toBeVisible();
    await expect.element(filterBar.chip("Reason contains: INC")).toBeVisible();
    await expect.element(filterText.dialog).not.toBeInTheDocument();
  });

  test.each([
    ["status:failed", "/history?status=Failed"],
    ["kind:Port_forward", "/history?kind=port-forward"],
    ['reason:"two words"', "/history?reason=two+words"],
    ["owner:alice.chen owner:bob", "/history?owner=alice.chen&owner=bob"],
    ["-reason:~lag", "/history?reason=!~lag"],
    ["reason:~done.", "/history?reason=~done%2E"],
    ["reason:~(done)", "/history?reason=~%28done%29"],
    ["account:dev region:eu-west-1", "/history?account=dev&region=eu-west-1"],
    ["last 24h running", "/history?range=24h&time=running"],
    ["last 7 days", "/history?range=7d"],
    ["after:2026-11-20T10:00Z", "/history?after=2026-11-20T10:00:00Z"],
    ["at 14:32", "/history?after=2026-11-23T14:32:00Z&before=2026-11-23T14:33:00Z&time=running"],
  ])("may be of any key: %s", async (text, url) => {
    await openDashboard("/history");
    await filterText.apply(text);
    await expect.poll(address).toBe(url);
  });

  test("of a time that does not exist say what was taken", async () => {
    await openDashboard("/history?tz=America/New_York");
    await filterText.apply("since 2026-03-08 02:30");
    await expect.poll(address).toBe("/history?after=2026-03-08T07:30:00Z&tz=America/New_York");
    await expect.element(page.getByText(/02:30 does not exist.*03:30 is taken/)).toBeVisible();
  });

  test("of a time that occurs twice ask which", async () => {
    await openDashboard("/history?tz=America/New_York");
    await filterText.apply("since 2026-11-01 01:30");
    await expect
      .element(filterText.dialog)
      .toHaveTextContent("Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00.");
  });

  test("add to the filters that are there", async () => {
    await openDashboard("/history?owner=alice.chen");
    await filterText.apply("status:Failed");
    await expect.poll(address).toBe("/history?owner=alice.chen&status=Failed");
  });

  test("are left by Esc without a trace", async () => {
    await openDashboard("/history");
    await filterText.open();
    await filterText.field.fill("owner:alice.chen");
    await press("Escape");
    await expect.element(filterText.dialog).not.toBeInTheDocument();
    expect(address()).toBe("/history");
  });
});

describe("a word that cannot be read", () => {
  test.each([
    ["owner:bob stauts:Failed last 7d", "stauts:Failed", /stauts.*status/],
    ["owner:bob status:Faild", "status:Faild", /“Faild” is not one of/],
    ["INC-4821 owner:bob", "INC-4821", /Did you mean reason:~INC-4821/],
    ["owner:bob account:nobody", "account:nobody", /Sessionscope looks at prod, staging, dev\./],
    ['owner:bob reason:"open', 'reason:"open', /the quote is not closed/],
  ])("is explained and selected: %s", async (text, word, message) => {
    await openDashboard("/history");
    await filterText.apply(text);
    await expect.element(filterText.dialog).toHaveTextContent(message);
    await expect.element(filterText.field).toHaveValue(text);
    await expect.element(filterText.field).toHaveFocus();
    await expect.element(filterText.field).toHaveAttribute("aria-invalid", "true");
    await expect.poll(filterText.selection).toBe(word);
    expect(address()).toBe("/history");
  });

  test("is forgiven as soon as it is corrected", async () => {
    await openDashboard("/history");
    await filterText.apply("stauts:Failed last 7d");
    await expect.poll(filterText.selection).toBe("stauts:Failed");
    await type("status:Failed");
    await expect.element(filterText.field).toHaveValue("status:Failed last 7d");
    await expect.element(filterText.field).not.toHaveAttribute("aria-invalid", "true");
    await press("Enter");
    await expect.poll(address).toBe("/history?status=Failed&range=7d");
  });
});

describe("suggestions", () => {
  test("lead from a key to a value by the keyboard", async () => {
    await openDashboard("/history");
    await expect.element(sessionTable.rows.first()).toBeVisible();
    await filterText.open();
    await type("own");
    await expect.element(filterText.entries.first()).toHaveTextContent("owner:");
    await press("ArrowDown", "Enter");
    await expect.element(filterText.field).toHaveValue("owner:");
    await type("ali");
    await expect.element(filterText.entries.first()).toHaveTextContent("alice.chen");
    await press("ArrowDown", "Enter");
    await expect.element(filterText.field).toHaveValue("owner:alice.chen ");
    await type("last 7d");
    await press("Enter");
    await expect.poll(address).toBe("/history?owner=alice.chen&range=7d");
  });

  test("taken by the keyboard are applied by the next Enter", async () => {
    await openDashboard("/history");
    await expect.element(sessionTable.rows.first()).toBeVisible();
    await filterText.open();
    await type("owner:ali");
    await expect.element(filterText.entries.first()).toHaveTextContent("alice.chen");
    await press("ArrowDown", "Enter");
    await expect.element(filterText.field).toHaveValue("owner:alice.chen ");
    await press("Enter");
    await expect.poll(address).toBe("/history?owner=alice.chen");
  });

  test("offer the accounts", async () => {
    await openDashboard("/history");
    await filterText.open();
    await type("account:");
    await expect
      .poll(() => texts(filterText.entries))
      .toEqual([/^prod/, /^staging/, /^dev/].map((name) => expect.stringMatching(name)));
  });

  test("keep the signs that were typed", async () => {
    await openDashboard("/history");
    await filterText.open();
    await type("-status:fai");
    await filterText.entries.first().click();
    await expect.element(filterText.field).toHaveValue("-status:Failed ");
    await expect.element(filterText.field).toHaveFocus();
  });
});
