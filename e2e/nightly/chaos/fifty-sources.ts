import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { median, percentile, summaryOf } from "../../bench/statistics";
import { type Asker, openAsker, type Reply, sessionsOf } from "./asker";
import { withPacedApp } from "./paced-app";
import { insist } from "./viewers";
import { withWatchedAws } from "./watched-aws";

const REGIONS = ["eu-west-1", "us-east-1"];
const ACCOUNTS = 24;
const AT_ONCE = 7;
const WARM_UP = 7;
const ROUNDS = 105;
const ALL_ROUNDS = 9;
/** Those that look at the source that hangs. */
const FANS = 4;
const FAN_PAUSE_MS = 500;

/** The results of a server without a hanging source, and of one with it. */
type Both<Sample> = { without: Sample[]; with: Sample[] };

/** 24 accounts of two regions, one that is well, and one that is not if `hangs`. */
function fiftySources(hangs: boolean) {
  const accountOf = (index: number, role: string, regions: string[]) => ({
    id: `account-${index}`,
    roleArn: `arn:aws:iam::${400_000_000_000 + index}:role/${role}`,
    regions,
  });
  return [
    ...Array.from({ length: ACCOUNTS }, (_, index) => accountOf(index, "sessionscope", REGIONS)),
    accountOf(ACCOUNTS, "sessionscope", ["eu-west-1"]),
    { ...accountOf(ACCOUNTS + 1, hangs ? "sessionscope-hanging" : "sessionscope", ["eu-west-1"]) },
  ];
}

const others = fiftySources(false)
  .slice(0, -1)
  .flatMap(({ id, regions }) => regions.map((region) => `account=${id}&region=${region}`));
const FAVOURITE = `account=account-${ACCOUNTS + 1}&region=eu-west-1`;

/** The cost of a hanging source for the others. Two servers run side by side and are asked in turns; one has the source. */
export function measureSources(): Promise<Measurement> {
  return withWatchedAws(["--latency", "80"], (aws) =>
    withPacedApp(aws.url, { accounts: fiftySources(false) }, (well) =>
      withPacedApp(aws.url, { accounts: fiftySources(true) }, (ill) => compare(well.url, ill.url)),
    ),
  );
}

async function compare(wellUrl: string, illUrl: string): Promise<Measurement> {
  const asker = openAsker();
  const times: Both<number> = { without: [], with: [] };
  const all: Both<Reply> = { without: [], with: [] };
  let isOver = false;
  let minutes = 1000;
  // Each time another window, so that AWS has to be asked.
  const anew = () => {
    minutes += 1;
    return `state=history&limit=50&range=${minutes}m`;
  };
  const fans = insist({ askers: 2 * FANS, isOver: () => isOver }, async (fan) => {
    await asker.ask(`${fan % 2 ? wellUrl : illUrl}/api/sessions?${FAVOURITE}&${anew()}`);
    // A source that is known to be down answers at once, and would be asked without end.
    await wait(FAN_PAUSE_MS);
  });
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const first = (round + WARM_UP) * AT_ONCE;
    const asked = Array.from(
      { length: AT_ONCE },
      (_, index) => `${others[(first + index) % others.length]}&${anew()}`,
    );
    const without = await timesOf(asker, wellUrl, asked);
    const withOne = await timesOf(asker, illUrl, asked);
    if (round < 0) continue;
    times.without.push(...without);
    times.with.push(...withOne);
  }
  for (let round = 0; round < ALL_ROUNDS; round += 1) {
    const asked = `/api/sessions?${anew()}`;
    all.without.push(await asker.ask(`${wellUrl}${asked}`));
    all.with.push(await asker.ask(`${illUrl}${asked}`));
  }
  isOver = true;
  await fans;
  asker.close();
  const p99 = { without: percentile(times.without, 0.99), with: percentile(times.with, 0.99) };
  const allTimes = { without: all.without.map(msOf), with: all.with.map(msOf) };
  const figures: Figure[] = [
    {
      name: "sources: p99 with / without one that hangs",
      value: p99.with / p99.without,
      unit: "",
      goal: 1.1,
    },
    { name: "sources: p99 without", value: p99.without, unit: "ms" },
    { name: "sources: p99 with", value: p99.with, unit: "ms" },
    { name: "sources: p50 without", value: median(times.without), unit: "ms" },
    { name: "sources: p50 with", value: median(times.with), unit: "ms" },
    { name: "sources: all 50 without, median", value: median(allTimes.without), unit: "ms" },
    { name: "sources: all 50 with, median", value: median(allTimes.with), unit: "ms" },
    { name: "sources: all 50 with, longest", value: Math.max(...allTimes.with), unit: "ms" },
    {
      name: "sources: missing without, most",
      value: Math.max(...all.without.map(missing)),
      unit: "",
    },
    { name: "sources: missing with, most", value: Math.max(...all.with.map(missing)), unit: "" },
  ];
  const raw = { without: summaryOf(times.without), with: summaryOf(times.with), times, allTimes };
  return { figures, raw };
}

/** How long each takes, all asked at once. */
function timesOf({ ask }: Asker, appUrl: string, queries: readonly string[]): Promise<number[]> {
  return Promise.all(
    queries.map(async (query) => {
      const reply = await ask(`${appUrl}/api/sessions?${query}`);
      if (missing(reply) > 0) throw new Error(`${query}: ${reply.status} ${reply.body}`);
      return reply.ms;
    }),
  );
}

const msOf = ({ ms }: Reply) => ms;

/** Sources that an answer goes without. */
function missing(reply: Reply): number {
  const sources = sessionsOf(reply)?.sources;
  return sources?.filter(({ status }) => status !== "ok").length ?? Number.POSITIVE_INFINITY;
}
