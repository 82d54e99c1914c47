import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { sessionTable, texts } from "@/components/testing/session-table";

const ALICE = "alice.chenAdminAccess";

describe("a filter is added", () => {
  test("with the pointer, by owner", async () => {
    await openDashboard("/history");
    await filterBar.pick("Owner");
    await filterBar.option("m.rodriguez").click();
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?owner=m.rodriguez");
    await expect.element(filterBar.chip("Owner: m.rodriguez")).toBeVisible();
    await expect
      .poll(() => sessionTable.distinct("Owner"))
      .toEqual(new Set(["m.rodriguezSRE-OnCall"]));
  });

  test("with the key /, by status", async () => {
    await openDashboard("/history");
    await press("/");
    await filterBar.popover.getByRole("menuitem", { name: "Status" }).click();
    await filterBar.option("Failed").click();
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?status=Failed");
    await expect.poll(() => sessionTable.distinct("Status")).toEqual(new Set(["Failed"]));
  });

  test("by target", async () => {
    await openDashboard("/history");
    await expect.element(sessionTable.rows.first()).toBeVisible();
    await filterBar.pick("Target");
    const [target = ""] = texts(filterBar.options.filter({ hasText: "i-0" }));
    await filterBar.option(target).click();
    await filterBar.apply.click();
    await expect.poll(address).toBe(`/history?target=${target}`);
    await expect.poll(() => sessionTable.distinct("Target")).toEqual(new Set([target]));
  });

  test("by session id", async () => {
    await openDashboard("/history");
    await expect.element(sessionTable.rows.first()).toBeVisible();
    const [id = ""] = sessionTable.ids();
    await filterBar.pick("Session ID");
    await filterBar.option(id).click();
    await filterBar.apply.click();
    await expect.poll(address).toBe(`/history?sessionId=${id}`);
    await expect.poll(sessionTable.ids).toEqual([id]);
  });

  test("by access type", async () => {
    await openDashboard("/history");
    await filterBar.pick("Access type");
    await filterBar.option("JustInTime").click();
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?accessType=JustInTime");
    await expect.element(filterBar.chip("Access type: JustInTime")).toBeVisible();
    await expect
      .poll(() => sessionTable.distinct("Owner"))
      .toEqual(new Set(["m.rodriguezSRE-OnCall"]));
    await press("j", "Enter");
    await expect.element(sessionTable.panel).toHaveTextContent("Access typeJust-in-time");
  });

  test("by kind, which offers the kinds by their names", async () => {
    await openDashboard("/history");
    await filterBar.pick("Kind");
    await filterBar.option("Port forward").click();
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?kind=port-forward");
    await expect.element(filterBar.chip("Kind: Port forward")).toBeVisible();
    await expect.poll(() => sessionTable.distinct("Kind")).toEqual(new Set(["Port forward"]));
  });

  test("by document, which takes a name", async () => {
    await openDashboard("/history");
    await filterBar.add("Document", "AWS-StartSSHSession");
    await expect.poll(address).toBe("/history?document=AWS-StartSSHSession");
    await expect.poll(() => sessionTable.distinct("Kind")).toEqual(new Set(["SSH"]));
  });

  test("by reason, which takes a part of it", async () => {
    await openDashboard("/history");
    await filterBar.pick("Reason");
    await filterBar.popover.getByLabelText("Operator of Reason").selectOptions("contains");
    await filterBar.field.fill("REPLICA");
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?reason=~REPLICA");
    await expect
      .poll(() => sessionTable.distinct("Reason"))
      .toEqual(new Set(["check replica lag"]));
  });
});

describe("values", () => {
  test("are suggested from the rows seen", async () => {
    await openDashboard("/history?owner=priya.nair");
    await expect.poll(() => sessionTable.column("Owner").length).toBeGreaterThan(1);
    await filterBar.pick("Owner");
    await expect
      .poll(() => texts(filterBar.options))
      .toEqual([
        expect.stringMatching(/^priya\.nair$/),
        expect.stringMatching(/assumed-role\/DBA\/priya\.nair$/),
      ]);
  });

  test("are narrowed by typing", async () => {
    await openDashboard("/history");
    await filterBar.pick("Owner");
    await filterBar.field.fill("OKAFOR");
    await expect
      .poll(() => texts(filterBar.options))
      .toEqual([expect.stringMatching(/^devon\.okafor$/), expect.stringMatching(/devon\.okafor$/)]);
  });

  test("can be typed freely", async () => {
    await openDashboard("/history");
    await filterBar.pick("Owner");
    await filterBar.field.fill("nobody.known");
    await press("Enter");
    await expect.element(filterBar.option("nobody.known")).toHaveAttribute("aria-selected", "true");
    await press("Enter");
    await expect.poll(address).toBe("/history?owner=nobody.known");
  });

  test("take the spelling of a suggestion", async () => {
    await openDashboard("/history");
    await expect.element(sessionTable.rows.first()).toBeVisible();
    await filterBar.add("Owner", "ALICE.CHEN");
    await expect.poll(address).toBe("/history?owner=alice.chen");
  });

  test("of one chip are alternatives", async () => {
    await openDashboard("/history");
    await filterBar.pick("Owner");
    await filterBar.option("m.rodriguez").click();
    await filterBar.option("alice.chen").click();
    await expect.element(filterBar.popover).toHaveTextContent("2 chosen");
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?owner=alice.chen&owner=m.rodriguez");
    await expect.element(filterBar.chip("Owner: alice.chen or m.rodriguez")).toBeVisible();
    await expect
      .poll(() => sessionTable.distinct("Owner"))
      .toEqual(new Set([ALICE, "m.rodriguezSRE-OnCall"]));
  });

  test("of different chips must all hold", async () => {
    await openDashboard("/history?owner=alice.chen");
    await filterBar.add("Status", "Failed");
    await expect.poll(address).toBe("/history?owner=alice.chen&status=Failed");
    await expect
      .poll(() => [sessionTable.distinct("Owner"), sessionTable.distinct("Status")])
      .toEqual([new Set([ALICE]), new Set(["Failed"])]);
  });

  test("under the other tab only are told apart", async () => {
    await openDashboard("/active");
    await filterBar.pick("Status");
    const others = filterBar.popover.getByRole("group", { name: "Never listed under this tab" });
    await expect.poll(() => texts(others.getByRole("option"))).toEqual(["Terminated", "Failed"]);
  });
});

describe("a filter without a match", () => {
  test("says so, and clearing it brings the rows back", async () => {
    await openDashboard("/history?owner=alice.chen&sessionId=alice.chen-0");
    await expect
      .element(page.getByRole("heading", { name: "No session matches these filters" }))
      .toBeVisible();
    await page.getByRole("button", { name: "Clear all filters" }).click();
    await expect.poll(address).toBe("/history");
    await expect.element(sessionTable.rows.first()).toBeVisible();
  });

  test("explains a status of the other tab and leads there", async () => {
    await openDashboard("/active?status=Terminated");
    await expect
      .element(page.getByRole("status").filter({ hasText: "listed under History" }))
      .toHaveTextContent("Terminated sessions are listed under History, never here.");
    await page.getByRole("link", { name: "Look in History" }).click();
    await expect.poll(address).toBe("/history?status=Terminated");
    await expect.element(sessionTable.rows.first()).toHaveTextContent("Terminated");
  });
});
