import { EmbedPage } from "../pages/embed-page";
import { embedKeys, makePortalKey } from "../portal/embed-token";
import { type Portal, startPortal } from "../portal/server";
import { emulatedAws, startApp } from "./app-server";
import { NOW } from "./clock";
import { test as base, expect as baseExpect } from "./fixtures";

type Stage = {
  app: string;
  /** A portal of another site, with a key of its own. */
  portal: Portal;
  /** Another portal of that site, which the app does not allow. */
  stranger: Portal;
};

/** The audience of tokens, wherever the app listens. */
const AUDIENCE = "https://sessions.example.com";

/**
 * An app that a portal of another site may frame and a stranger may not. Another host name makes another site. Each test
 * begins with the same settings of the portal.
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

/** The assertions of all specs. */
export const expect = baseExpect;
