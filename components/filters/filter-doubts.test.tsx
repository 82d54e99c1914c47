import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";

const notice = (text: string) => page.getByRole("status").filter({ hasText: text });

describe("a filter that no session can match", () => {
  test("is explained, and the likely one is a button away", async () => {
    await openDashboard("/history?owner=arn:aws:iam::111122223333:role/ProdAdmin");
    await expect.element(notice("never a role alone")).toBeVisible();
    await page.getByRole("button", { name: "Use Owner contains assumed-role/ProdAdmin/" }).click();
    await expect.poll(address).toBe("/history?owner=~assumed-role/ProdAdmin/");
    await expect.element(notice("never a role alone")).not.toBeInTheDocument();
    await expect.element(filterBar.chip("Owner contains: assumed-role/ProdAdmin/")).toBeVisible();
  });

  test("has a button that fits on a phone", async () => {
    const role = "AWSReservedSSO_AdministratorAccess_0123456789abcdef";
    await openDashboard(`/history?owner=arn:aws:iam::111122223333:role/${role}`, {
      viewport: { width: 360, height: 800 },
    });
    const button = page.getByRole("button", { name: `Use Owner contains assumed-role/${role}/` });
    await expect.element(button).toBeVisible();
    const text = button.element().querySelector("span")?.getBoundingClientRect();
    const box = button.element().getBoundingClientRect();
    expect(box.right).toBeLessThanOrEqual(360);
    expect(text?.right).toBeLessThanOrEqual(box.right);
    expect(text?.bottom).toBeLessThanOrEqual(box.bottom);
  });

  test("is counted beyond the third", async () => {
    const roles = ["A", "B", "C", "D"].map((role) => `owner=role/${role}`);
    await openDashboard(`/history?${roles.join("&")}`);
    await expect.element(notice("role/C")).toBeVisible();
    await expect.element(notice("And 1 more.")).toBeVisible();
    await expect.element(notice("“role/D”")).not.toBeInTheDocument();
  });

  test("is applied, if AWS does not document it", async () => {
    await openDashboard("/history?status=Weird");
    await expect.element(notice("“Weird”: AWS does not document this value")).toBeVisible();
    await expect.element(filterBar.chip("Status: Weird")).toBeVisible();
  });
});

test("a part of a link that means something else says how it is read", async () => {
  await openDashboard("/history?region=eu-west-1a");
  await expect.element(notice("region “eu-west-1a” is read as eu-west-1.")).toBeVisible();
  await expect.element(filterBar.chip("Region: eu-west-1")).toBeVisible();
});
