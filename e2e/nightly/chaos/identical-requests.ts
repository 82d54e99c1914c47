import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { openAsker } from "./asker";
import { openConnections } from "./open-connections";
import { withPacedApp } from "./paced-app";
import { withWatchedAws } from "./watched-aws";

const REQUESTS = 1000;
const SETTLE_MS = 500;
const QUERY = "/api/sessions?state=history&range=24h";

/** A thousand requests for the same at once, of which a server knows nothing: when AWS answers, and when it fails. */
export function measureIdentical(): Promise<Measurement> {
  return withWatchedAws(["--latency", "150"], async (aws) => {
    const askedWith = (accessKeyId: string) => {
      const before = aws.moments.length;
      return withPacedApp(aws.url, { accessKeyId }, async ({ url }) => {
        // So that it has loaded its code, but asked nothing of AWS.
        const { ask, close } = openAsker();
        await ask(`${url}/api/sessions?state=nothing`);
        close();
        const askAll = await openConnections(url, REQUESTS);
        const begin = performance.now();
        const statuses = await askAll(QUERY);
        const ms = performance.now() - begin;
        // A call that came too late to be waited for is a call.
        await wait(SETTLE_MS);
        const calls = aws.moments.slice(before);
        return { calls: calls.length, statuses, ms };
      });
    };
    const good = await askedWith("demo");
    const failing = await askedWith("server-error");
    const odd =
      good.statuses.filter((status) => status !== 200).length +
      failing.statuses.filter((status) => status !== 502).length;
    const figures: Figure[] = [
      {
        name: "identical: calls, cold key",
        value: good.calls,
        unit: "calls",
        goal: 1,
        isExact: true,
      },
      {
        name: "identical: calls, failing key",
        value: failing.calls,
        unit: "calls",
        goal: 1,
        isExact: true,
      },
      {
        name: "identical: answers of another kind",
        value: odd,
        unit: "answers",
        goal: 0,
        isExact: true,
      },
      { name: "identical: all answered, cold key", value: good.ms / 1000, unit: "s" },
      { name: "identical: all answered, failing key", value: failing.ms / 1000, unit: "s" },
    ];
    return { figures, raw: { good, failing } };
  });
}
