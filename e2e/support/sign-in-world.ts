import { startEmulator } from "../emulator/server";
import { IdentityProviderPage } from "../pages/identity-provider-page";
import { emulatedAws, startApp } from "./app-server";
import { NOW } from "./clock";
import { test as base } from "./fixtures";
import { freePort } from "./free-port";
import { CLIENT, startIdentityProvider } from "./identity-provider";
import { accountOf } from "./many-accounts";

/** An app and its identity provider. Each of them can stop and start again at the same address. */
export type SignInWorld = {
  url: string;
  /** The lines that the app has logged since its last start. */
  logged: () => string[];
  /** Stops the app and starts it with other settings, or at another instant. */
  restartApp: (change: { env?: Record<string, string>; now?: string }) => Promise<void>;
  stopProvider: () => Promise<void>;
  /** Starts the provider. It has new keys, and no one is signed in there. */
  startProvider: () => Promise<void>;
};

const ACCESS = {
  sre: { accounts: ["*"], regions: ["*"] },
  payments: { accounts: ["prod", "dev"], regions: ["*"] },
};
export const KEY = "b5KF+iGWxyjB9PfW5/huMrdHlrypIdRTgTwEyTE2Mig=";

/**
 * `world` is for specs that leave it as it was: those of a worker share it. `ownWorld` belongs to one spec. Both have the
 * accounts prod, staging and dev. The group payments does not see staging.
 */
export const test = base.extend<
  { ownWorld: SignInWorld; provider: IdentityProviderPage },
  { world: SignInWorld }
>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => withWorld(use),
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
  ownWorld: async ({}, use) => withWorld(use),
  baseURL: async ({ world }, use) => use(world.url),
  provider: async ({ page }, use) => use(new IdentityProviderPage(page)),
});

/** Starts a world, and stops it after its use. */
export async function withWorld(use: (world: SignInWorld) => Promise<void>) {
  const [appPort, providerPort] = [await freePort(), await freePort()];
  // Another site than the provider's, as in production.
  const url = `http://localhost:${appPort}`;
  let provider = await startIdentityProvider(url, providerPort);
  const emulators = new Map<string, Awaited<ReturnType<typeof startEmulator>>>();

  async function start({ env = {}, now = NOW }: { env?: Record<string, string>; now?: string }) {
    const emulator = emulators.get(now) ?? (await emulatorAt(now));
    emulators.set(now, emulator);
    const own = { ...emulatedAws(emulator.url, "demo"), ...settings(url, provider.issuer), ...env };
    return startApp(own, now, appPort);
  }

  let app = await start({});
  await use({
    url,
    logged: () => app.logged,
    async restartApp(change) {
      await app.close();
      app = await start(change);
    },
    stopProvider: () => provider.close(),
    async startProvider() {
      provider = await startIdentityProvider(url, providerPort);
    },
  });
  await Promise.all([app, provider, ...emulators.values()].map((one) => one.close()));
}

function emulatorAt(now: string) {
  return startEmulator({ port: 0, clock: Date.parse(now), sessions: 200 });
}

function settings(url: string, issuer: string): Record<string, string> {
  return {
    SESSIONSCOPE_ACCOUNTS: JSON.stringify(["prod", "staging", "dev"].map((id) => accountOf(id))),
    SESSIONSCOPE_ACCESS: JSON.stringify(ACCESS),
    SESSIONSCOPE_AUTH: "oidc",
    SESSIONSCOPE_URL: url,
    SESSIONSCOPE_OIDC_ISSUER: issuer,
    SESSIONSCOPE_OIDC_CLIENT_ID: CLIENT.id,
    SESSIONSCOPE_OIDC_CLIENT_SECRET: CLIENT.secret,
    SESSIONSCOPE_ALLOWED_DOMAINS: "example.com",
    SESSIONSCOPE_SESSION_KEYS: KEY,
  };
}
