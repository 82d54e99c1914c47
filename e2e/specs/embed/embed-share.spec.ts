import { clipboardText } from "../../pages/clipboard";
import { violations } from "../../support/axe";
import { expect, test } from "../../support/embed-fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.describe("Embed, in the menu of Copy link", () => {
  test("makes the HTML for a portal’s page", async ({ page, stage }) => {
    await page.goto(`${stage.app}/history?status=Failed&range=7d`);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Embed…" }).click();
    const dialog = page.getByRole("dialog", { name: "Embed this view" });
    await expect(dialog.getByRole("status")).toHaveText(
      `Pages of ${stage.portal.url} may embed this view.`,
    );
    await dialog.getByRole("checkbox", { name: "Filters" }).uncheck();
    await dialog.getByRole("radio", { name: /token/ }).check();
    await dialog.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Copy HTML" }).click();
    await expect
      .poll(() => clipboardText(page))
      .toBe(
        `<script src="${stage.app}/embed.js" defer></script>
<sessionscope-view src="${stage.app}/embed/history?status=Failed&amp;range=7d&amp;show=title,time,columns"
  token-url="/sessionscope-token"
  theme="dark"></sessionscope-view>`,
      );
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Copy link" })).toBeFocused();
  });

  test("says at once that an origin may not embed the view", async ({ page, stage }) => {
    await page.goto(`${stage.app}/active`);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Embed…" }).click();
    const dialog = page.getByRole("dialog", { name: "Embed this view" });
    await dialog.getByRole("combobox", { name: "Origin of the portal" }).fill(stage.stranger.url);
    await expect(dialog.getByRole("status")).toContainText("SESSIONSCOPE_EMBED_ORIGINS");
  });

  test("says how to turn embedding on where it is off", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Embed…" }).click();
    await expect(
      page.getByRole("dialog", { name: "Embed this view" }).getByRole("status"),
    ).toHaveText(
      "Embedding is off. Set SESSIONSCOPE_EMBED_ORIGINS=https://portal.example.com to turn it on.",
    );
  });
});
