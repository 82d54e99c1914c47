import { type App, emulatedAws, startApp } from "../../support/app-server";

type Settings = {
  accessKeyId?: string;
  accounts?: readonly object[];
  env?: Record<string, string>;
};

/** Starts a server that spares AWS as it does by default. */
export function startPacedApp(
  awsUrl: string,
  { accessKeyId = "demo", accounts, env }: Settings = {},
): Promise<App> {
  const settings = {
    ...emulatedAws(awsUrl, accessKeyId),
    // The SDK has one about the version of Node, from each of many servers.
    NODE_NO_WARNINGS: "1",
    SESSIONSCOPE_MAX_RPS: "4",
    ...(accounts && { SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) }),
    ...env,
  };
  return startApp(settings);
}

/** Starts one for as long as something is measured. */
export async function withPacedApp<Result>(
  awsUrl: string,
  settings: Settings,
  measure: (app: App) => Promise<Result>,
): Promise<Result> {
  const app = await startPacedApp(awsUrl, settings);
  try {
    return await measure(app);
  } finally {
    await app.close();
  }
}
