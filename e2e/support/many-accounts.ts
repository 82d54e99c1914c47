import { ScopeControl } from "../pages/scope-control";
import { SourcesNotice } from "../pages/sources-notice";
import { emulatedAws } from "./app-server";
import { test as base } from "./own-aws";

/** One entry of SESSIONSCOPE_ACCOUNTS. */
export type AccountSetting = {
  id: string;
  name?: string;
  roleArn: string;
  externalId?: string;
  regions: string[];
};

/** An account. Its number follows from its id, so that each account has sessions of its own. */
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
 * `configured` has the accounts of the app under test. The emulator that all specs share knows every account.
 */
export const test = base.extend<{
  configured: { accounts: AccountSetting[] };
  scopeControl: ScopeControl;
  sourcesNotice: SourcesNotice;
}>({
  // Not a bare list: Playwright would read a list of two as a value with its options.
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
  baseURL: async ({ sharedApp, configured }, use) =>
    use(await sharedApp(envOf(process.env.E2E_AWS_URL ?? "", configured.accounts))),
  scopeControl: async ({ page }, use) => use(new ScopeControl(page)),
  sourcesNotice: async ({ page }, use) => use(new SourcesNotice(page)),
});
