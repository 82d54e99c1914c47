import { EmbedPage } from "../../pages/embed-page";
import { IdentityProviderPage } from "../../pages/identity-provider-page";
import { startPortal } from "../../portal/server";
import { expect } from "../../support/fixtures";
import { test } from "../../support/sign-in-world";

test("in a portal of the same site, shows the accounts of the reader once they are signed in", async ({
  page,
  ownWorld,
}) => {
  // A site is a host name, whatever the port.
  const portal = await startPortal({ host: "localhost", port: 0 }, { app: ownWorld.url });
  await ownWorld.restartApp({ env: { SESSIONSCOPE_EMBED_ORIGINS: portal.url } });
  const embedPage = new EmbedPage(page, portal);
  await embedPage.open("/active");
  const signIn = embedPage.frame.getByRole("heading", { name: "Sign in to see this view" });
  await expect(signIn).toBeVisible();

  const popup = page.waitForEvent("popup");
  await embedPage.frame.getByRole("link", { name: "Sign in" }).click();
  const tab = await popup;
  await new IdentityProviderPage(tab).signInAs("Bob Marsh");
  await expect(tab).toHaveURL(`${ownWorld.url}/active`);
  await embedPage.frame.getByRole("button", { name: "Try again" }).click();
  await expect(embedPage.rows.first()).toBeVisible();

  await page.context().clearCookies();
  await embedPage.frame.getByRole("button", { name: "Refresh" }).click();
  await expect(signIn).toBeVisible();
  await expect(embedPage.rows).toHaveCount(0);
  await portal.close();
});

test("in a portal of another site, shows nothing by its reader’s own sign-in", async ({
  page,
  provider,
  ownWorld,
}) => {
  const portal = await startPortal({ host: "127.0.0.1", port: 0 }, { app: ownWorld.url });
  await ownWorld.restartApp({ env: { SESSIONSCOPE_EMBED_ORIGINS: portal.url } });
  await page.goto(`${ownWorld.url}/active`);
  await provider.signInAs("Bob Marsh");
  await expect(page).toHaveURL(`${ownWorld.url}/active`);
  const embedPage = new EmbedPage(page, portal);
  await embedPage.open("/active");
  await expect(
    embedPage.frame.getByRole("heading", { name: "Sign in to see this view" }),
  ).toBeVisible();
  await expect(embedPage.rows).toHaveCount(0);
  await portal.close();
});
