import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { ACCOUNTS } from "@/components/testing/known-sessions";
import { scopeControl } from "@/components/testing/scope-control";
import { sessionTable, texts } from "@/components/testing/session-table";

/** A fourth account, with a third region, which does not answer. */
const REFUSED = { id: "security", name: "Security", regions: ["eu-west-1", "ap-southeast-2"] };

describe("the scope control", () => {
  test("says how many accounts and regions are looked at", async () => {
    await openDashboard("/active", { accounts: [...ACCOUNTS, REFUSED] });
    await expect.element(page.getByRole("banner")).toHaveTextContent("4 accounts · 3 regions");
  });

  test("marks the sources that do not answer", async () => {
    await openDashboard("/active", { accounts: [...ACCOUNTS, REFUSED], failing: "security" });
    await scopeControl.open();
    const lines = scopeControl.dialog.getByRole("listitem").filter({ hasText: "missing" });
    await expect.poll(() => texts(lines)).toEqual([expect.stringMatching(/^securitySecurity/)]);
  });

  test("narrows to an account", async () => {
    await openDashboard("/active");
    await scopeControl.open();
    await scopeControl.account("staging").click();
    await expect.poll(address).toBe("/active?account=staging");
    await press("Escape");
    await expect.element(scopeControl.button).toHaveTextContent(/^staging · 2 regions$/);
    await expect.element(filterBar.chip("Account: staging")).toBeVisible();
    await expect.poll(() => sessionTable.distinct("Account")).toEqual(new Set(["staging"]));
  });

  test("narrows to a region", async () => {
    await openDashboard("/active");
    await scopeControl.open();
    await scopeControl.region("us-east-1").click();
    await expect.poll(address).toBe("/active?region=us-east-1");
    await press("Escape");
    await expect.element(scopeControl.button).toHaveTextContent(/^3 accounts · us-east-1$/);
    await expect.element(filterBar.chip("Region: us-east-1")).toBeVisible();
    await expect.poll(() => sessionTable.distinct("Region")).toEqual(new Set(["us-east-1"]));
  });

  test("takes a choice back where it was made", async () => {
    await openDashboard("/active?account=dev&account=prod");
    await scopeControl.open();
    await expect.element(scopeControl.account("prod")).toHaveAttribute("aria-pressed", "true");
    await scopeControl.account("prod").click();
    await expect.poll(address).toBe("/active?account=dev");
    await expect.element(scopeControl.account("prod")).toHaveAttribute("aria-pressed", "false");
  });

  test("leads back to all", async () => {
    await openDashboard("/history?account=dev&region=eu-west-1&owner=alice.chen");
    await scopeControl.open();
    await scopeControl.all.click();
    await expect.poll(address).toBe("/history?owner=alice.chen");
    await press("Escape");
    await expect.element(scopeControl.button).toHaveTextContent(/^3 accounts · 2 regions$/);
    await expect.poll(() => texts(filterBar.chips)).toHaveLength(1);
  });

  test("is used with the keyboard alone", async () => {
    await openDashboard("/active");
    scopeControl.button.element().focus();
    await press("Enter");
    await expect.element(scopeControl.dialog).toBeVisible();
    scopeControl.account("dev").element().focus();
    await press("Space");
    await expect.poll(address).toBe("/active?account=dev");
    await press("Escape");
    await expect.element(scopeControl.dialog).not.toBeInTheDocument();
    await expect.element(scopeControl.button).toHaveFocus();
  });
});
