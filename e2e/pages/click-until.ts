import { expect, type Locator } from "@playwright/test";

/**
 * Clicks a button until something is visible. A server that has just seen AWS fail gives the same answer for a second or
 * more before it asks AWS again.
 */
export async function clickUntil(button: Locator, wanted: Locator): Promise<void> {
  await expect(async () => {
    await tryClick(button);
    await expect(wanted).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** Clicks a button until something is gone. */
export async function clickUntilGone(button: Locator, unwanted: Locator): Promise<void> {
  await expect(async () => {
    await tryClick(button);
    await expect(unwanted).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

/** Clicks unless the button is disabled or gone. It may go at any moment, and a click would then wait for ever. */
async function tryClick(button: Locator) {
  if (!(await button.isEnabled({ timeout: 200 }).catch(() => false))) return;
  await button.click({ timeout: 1000 }).catch(() => undefined);
}
