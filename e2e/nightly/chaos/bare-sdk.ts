import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { sdkClient } from "../../emulator/test-client";
import { twentyViews } from "./views";

/** The SDK's own number of attempts. */
const ATTEMPTS = 3;

/** A server that passes each request on to one client of the SDK with its defaults. */
export function bareSdk(awsUrl: string) {
  const client = sdkClient(awsUrl, "demo", { maxAttempts: ATTEMPTS });
  return {
    /** Whether a viewer's call succeeded, and the milliseconds that it took. */
    async ask(viewer: number): Promise<{ isGood: boolean; ms: number }> {
      const input = twentyViews[viewer % twentyViews.length]?.input() ?? {};
      const begin = performance.now();
      // To the viewer, any error is a page without rows.
      const isGood = await client
        .send(new DescribeSessionsCommand({ State: "Active", ...input }))
        .then(
          () => true,
          () => false,
        );
      return { isGood, ms: performance.now() - begin };
    },
    close: () => client.destroy(),
  };
}
