import { EmbedPage } from "../pages/embed-page";
import { embedKeys, makePortalKey } from "../portal/embed-token";
import { type Portal, startPortal } from "../portal/server";
import { emulatedAws, startApp } from "./app-server";
import { NOW } from "./clock";
import { test as base, expect as baseExpect } from "./fixtures";

type Stage = {
  app: string;
  /** Of another site, with a key of its own. */
  portal: Portal;
  /** Of another site too, but nobody has allowed it. */
  stranger: Portal;
};

/** What tokens call Sessionscope, wherever it listens. */
const AUDIENCE = "https://sessions.example.com";

/**
 * An app that may be framed by a portal under another host name, which is another site, and not by a stranger. What
 * the portal says is as at the start for each test.
 */
export const test = base.extend<{ stage: Stage; embedPage: EmbedPage }, { running: Stage }>({
  running: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => {
      const key = makePortalKey("acme-portal");
      const now = () => Date.parse(NOW);
      const says = { key, audience: AUDIENCE, now };
      const portal = await startPortal({ host: "localhost", port: 0 }, says);
      const stranger = await startPortal({ host: "localhost", port: 0 }, says);
      const env = {
        ...emulatedAws(process.env.E2E_AWS_URL ?? "", "demo"),
        SESSIONSCOPE_URL: AUDIENCE,
        SESSIONSCOPE_EMBED_ORIGINS: portal.url,
        SESSIONSCOPE_EMBED_KEYS: embedKeys(key),
      };
      const app = await startApp(env, NOW);
      portal.says.app = app.url;
      stranger.says.app = app.url;
      await use({ app: app.url, portal, stranger });
      await Promise.all([app.close(), portal.close(), stranger.close()]);
    },
    { scope: "worker" },
  ],
  stage: async ({ running }, use) => {
    const before = { ...running.portal.says };
    await use(running);
    Object.assign(running.portal.says, before);
  },
  embedPage: async ({ page, stage }, use) => use(new EmbedPage(page, stage.portal)),
});

/** The same assertions as everywhere. */
export const expect = baseExpect;
