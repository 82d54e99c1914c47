import { type App, emulatedAws, startApp } from "./app-server";
import { NOW } from "./clock";
import { test as base } from "./own-aws";
import { ScopeControl } from "./pages/scope-control";
import { SourcesNotice } from "./pages/sources-notice";

/** One entry of SESSIONSCOPE_ACCOUNTS. */
export type AccountSetting = {
  id: string;
  name?: string;
  roleArn: string;
  externalId?: string;
  regions: string[];
};

/** An account whose number follows from its id, so that each has sessions of its own. */
export function accountOf(
  id: string,
  role = "sessionscope",
  regions: string[] = ["eu-west-1"],
): AccountSetting {
  const hash = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  const number = String(100_000_000_000 + hash);
  return { id, roleArn: `arn:aws:iam::${number}:role/${role}`, regions };
}

/** The environment of a server that has these accounts in an emulated AWS. */
export function envOf(awsUrl: string, accounts: readonly AccountSetting[]): NodeJS.ProcessEnv {
  return { ...emulatedAws(awsUrl, "demo"), SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) };
}

/**
 * `configured` are the accounts of the app that the page is opened in; the emulator that all specs share has any.
 * Each worker starts one app for each list of accounts.
 */
export const test = base.extend<
  {
    configured: { accounts: AccountSetting[] };
    scopeControl: ScopeControl;
    sourcesNotice: SourcesNotice;
  },
  { appOf: (accounts: AccountSetting[]) => Promise<string> }
>({
  // Not a bare list: Playwright would take a list of two for a value with its options.
  configured: [
    {
      accounts: [
        accountOf("prod", "sessionscope", ["eu-west-1", "us-east-1"]),
        accountOf("staging", "sessionscope", ["eu-west-1", "us-east-1"]),
        accountOf("dev"),
      ],
    },
    { option: true },
  ],
  appOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => {
      const apps = new Map<string, Promise<App>>();
      await use(async (accounts) => {
        const key = JSON.stringify(accounts);
        const app = apps.get(key) ?? startApp(envOf(process.env.E2E_AWS_URL ?? "", accounts), NOW);
        apps.set(key, app);
        return (await app).url;
      });
      await Promise.all([...apps.values()].map(async (app) => (await app).close()));
    },
    { scope: "worker" },
  ],
  baseURL: async ({ appOf, configured }, use) => use(await appOf(configured.accounts)),
  scopeControl: async ({ page }, use) => use(new ScopeControl(page)),
  sourcesNotice: async ({ page }, use) => use(new SourcesNotice(page)),
});
