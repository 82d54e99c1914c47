import { expect, type Locator } from "@playwright/test";

/**
 * Clicks a button again and again until something is to be seen: a server that has just seen AWS fail answers
 * so for a second or some, before it asks again.
 */
export async function clickUntil(button: Locator, wanted: Locator): Promise<void> {
  await expect(async () => {
    await tryClick(button);
    await expect(wanted).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** The same until something is gone. */
export async function clickUntilGone(button: Locator, unwanted: Locator): Promise<void> {
  await expect(async () => {
    await tryClick(button);
    await expect(unwanted).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

/** Clicks, unless the button is off or has gone, which it may at any moment: a click would then wait for ever. */
async function tryClick(button: Locator) {
  if (!(await button.isEnabled({ timeout: 200 }).catch(() => false))) return;
  await button.click({ timeout: 1000 }).catch(() => undefined);
}
