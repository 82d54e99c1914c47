import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { clipboardText } from "@/components/testing/clipboard";
import { address, openDashboard } from "@/components/testing/dashboard";
import { press } from "@/components/testing/keys";
import { texts } from "@/components/testing/session-table";

const FROZEN = "/history?owner=alice.chen&after=2026-11-16T17:40:00Z&before=2026-11-23T17:40:00Z";

const entry = (name: string) => page.getByRole("menuitem", { name });

async function openMenu() {
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect.element(entry("Copy link")).toBeVisible();
}

/** Waits for the confirmation and gives the copied link without its origin. */
async function copied(what: string): Promise<string> {
  const confirmation = page.getByRole("status").filter({ hasText: `Copied ${what}` });
  await expect.element(confirmation).toBeVisible();
  const link = clipboardText();
  expect(link.startsWith(`${location.origin}/`)).toBe(true);
  return link.slice(location.origin.length);
}

describe("Copy link", () => {
  test("freezes a relative range", async () => {
    await openDashboard("/history?owner=alice.chen&range=7d");
    await openMenu();
    await entry("Copy link").click();
    expect(await copied("the link")).toBe(FROZEN);
    expect(address()).toBe("/history?owner=alice.chen&range=7d");
  });

  test("keeps a relative range on request", async () => {
    await openDashboard("/history?owner=alice.chen&range=7d");
    await openMenu();
    await entry("Copy rolling link").click();
    expect(await copied("the rolling link")).toBe("/history?owner=alice.chen&range=7d");
  });

  test("offers nothing to freeze where no range is relative", async () => {
    await openDashboard("/history?status=Terminated&owner=alice.chen");
    await openMenu();
    expect(texts(entry("Copy rolling link"))).toEqual([]);
    await entry("Copy link").click();
    expect(await copied("the link")).toBe("/history?owner=alice.chen&status=Terminated");
  });

  test("names the zone of a remembered local time, which another person may not have", async () => {
    await openDashboard("/history?status=Failed", { tz: "local" });
    await press("c");
    expect(await copied("the link")).toBe("/history?status=Failed&tz=Europe/Berlin");
  });

  test("is the key c, which freezes", async () => {
    await openDashboard("/history?range=7d&owner=alice.chen");
    await press("c");
    expect(await copied("the link")).toBe(FROZEN);
  });
});
