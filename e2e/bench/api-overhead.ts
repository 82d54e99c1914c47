import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { sdkClient } from "../emulator/test-client";
import type { Measurement } from "./figure";
import { type Contestant, contestant, interleave } from "./interleaved";
import { jsonClient } from "./json-client";
import type { Stage } from "./stage";
import { median, percentile, summaryOf } from "./statistics";

const GOAL_RATIO = 1.5;
const ROWS = 50;
/** V8 has compiled the SDK's and the framework's code for good only after some hundreds of calls. */
const WARM_UP = 500;
const ROUNDS = 1000;

/**
 * The server's addition to a call of AWS: the API's answer against the SDK's call for the same rows, in
 * turns, from one client. The third in each round is a path that the API does not have: what Next
 * costs before it comes to the sessions.
 */
export async function measureApi({ awsUrl, withApp }: Stage): Promise<Measurement> {
  const client = sdkClient(awsUrl);
  const { ask, close } = jsonClient();
  const sdk = contestant(() =>
    client.send(new DescribeSessionsCommand({ State: "History", MaxResults: ROWS })),
  );
  const measured = withApp("demo", async (appUrl) => {
    const api = contestant(() => ask(`${appUrl}/api/sessions?state=history&limit=${ROWS}`, 200));
    const next = contestant(() => ask(`${appUrl}/api/nothing`, 404));
    await interleave([sdk, api, next], WARM_UP, ROUNDS);
    return measurementOf(sdk, api, next);
  });
  return measured.finally(() => {
    close();
    client.destroy();
  });
}

function measurementOf(sdk: Contestant, api: Contestant, next: Contestant): Measurement {
  const ratio = median(api.times) / median(sdk.times);
  const added = api.times.map((ms, round) => ms - (sdk.times[round] ?? Number.NaN));
  return {
    figures: [
      { name: "api: answer / SDK call, medians", value: ratio, unit: "", goal: GOAL_RATIO },
      { name: "api: SDK call, median", value: median(sdk.times), unit: "ms" },
      { name: "api: SDK call, p95", value: percentile(sdk.times, 0.95), unit: "ms" },
      { name: "api: answer, median", value: median(api.times), unit: "ms" },
      { name: "api: answer, p95", value: percentile(api.times, 0.95), unit: "ms" },
      { name: "api: answer − SDK call, median", value: median(added), unit: "ms" },
      { name: "api: empty route of Next, median", value: median(next.times), unit: "ms" },
    ],
    raw: {
      sdk: summaryOf(sdk.times),
      api: summaryOf(api.times),
      next: summaryOf(next.times),
      added: summaryOf(added),
      times: { sdk: sdk.times, api: api.times, next: next.times },
    },
  };
}
