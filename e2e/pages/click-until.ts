import { expect, type Locator } from "@playwright/test";

/**
 * Clicks a button again and again until something is to be seen: a server that has just seen AWS fail answers
 * so for a second or some, before it asks again.
 */
export async function clickUntil(button: Locator, wanted: Locator): Promise<void> {
  await expect(async () => {
    if (await button.isEnabled({ timeout: 200 }).catch(() => false)) await button.click();
    await expect(wanted).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** The same until something is gone. */
export async function clickUntilGone(button: Locator, unwanted: Locator): Promise<void> {
  await expect(async () => {
    if (await button.isEnabled({ timeout: 200 }).catch(() => false)) await button.click();
    await expect(unwanted).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}
