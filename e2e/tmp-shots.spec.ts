import { test } from "./embed-fixtures";
for (const theme of ["light", "dark"] as const) {
  test(`shots ${theme}`, async ({ page, stage }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${stage.app}/history?status=Failed&range=7d`);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Embed…" }).click();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/shots/share-${theme}.png` });
    await page.goto(`${stage.portal.url}/active?theme=blue&foo=1`);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `/tmp/shots/faults-${theme}.png` });
  });
}
