import axe from "axe-core";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { ACCOUNTS } from "@/components/testing/known-sessions";
import { operatorMenu } from "@/components/testing/operator-menu";
import { sessionTable } from "@/components/testing/session-table";

/** Every violation that axe finds in both themes, as lines that a failure can be read from. */
async function violations(): Promise<string[]> {
  const lines: string[] = [];
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.theme = theme;
    const results = await axe.run(document);
    for (const { id, nodes } of results.violations) {
      lines.push(
        ...nodes.map(({ html, failureSummary }) => `${theme}: ${id}: ${html} ${failureSummary}`),
      );
    }
  }
  delete document.documentElement.dataset.theme;
  return lines;
}

test("axe finds nothing on the menu of operators", async () => {
  await openDashboard("/history?status=!Failed");
  await operatorMenu.button("Status is not").click();
  await expect.element(operatorMenu.choices.first()).toBeVisible();
  expect(await violations()).toEqual([]);
});

test("axe finds nothing on a chip of “is”", async () => {
  await openDashboard("/history?owner=alice.chen");
  await expect.element(filterBar.chip("Owner: alice.chen")).toBeVisible();
  await expect.element(sessionTable.rows.first()).toBeVisible();
  expect(await violations()).toEqual([]);
});

test("axe finds nothing on the notice of a missing source", async () => {
  await openDashboard("/active", { accounts: ACCOUNTS, failing: "staging" });
  await expect.element(page.getByRole("button", { name: "Retry" }).first()).toBeVisible();
  expect(await violations()).toEqual([]);
});
