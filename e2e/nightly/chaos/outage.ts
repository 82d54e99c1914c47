import { spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { type Asker, openAsker, sessionsOf } from "./asker";
import { withPacedApp } from "./paced-app";
import { withWatchedAws } from "./watched-aws";

const HOUR_TEST = "lib/server/gateway/failing-aws.test.ts";
const OUTAGE_MS = 20_000;
const POLL_MS = 250;
const PATIENCE_MS = 30_000;
const QUERY = "/api/sessions?state=active";

/** An hour without AWS by the unit test's clock; twenty seconds of it by the machine's. */
export async function measureOutage(isShort: boolean): Promise<Measurement> {
  const isHourGood = passesHourTest();
  const { during, recovery } = await withWatchedAws(["--latency", "150"], (aws) =>
    withPacedApp(aws.url, {}, async ({ url }) => {
      const asker = openAsker();
      const before = await look(asker, url);
      if (before.asOf === null) throw new Error("The view could not be shown at all.");
      aws.cut();
      const cutAt = Date.now();
      const seen: Look[] = [];
      while (Date.now() - cutAt < (isShort ? OUTAGE_MS / 2 : OUTAGE_MS)) {
        seen.push(await look(asker, url));
        await wait(POLL_MS);
      }
      aws.mend();
      const mendedAt = Date.now();
      let last = await look(asker, url);
      while ((last.asOf ?? 0) < mendedAt && Date.now() - mendedAt < PATIENCE_MS) {
        await wait(POLL_MS);
        last = await look(asker, url);
      }
      const seconds = (Date.now() - mendedAt) / 1000;
      asker.close();
      return { during: seen, recovery: (last.asOf ?? 0) < mendedAt ? Number.NaN : seconds };
    }),
  );
  const ages = during.map(({ at, asOf }) => at - (asOf ?? Number.NaN));
  const figures: Figure[] = [
    {
      name: "outage: unit test of an hour, failures",
      value: isHourGood ? 0 : 1,
      unit: "",
      goal: 0,
      isExact: true,
    },
    { name: "outage: requests", value: during.length, unit: "requests" },
    {
      name: "outage: without the known view and its age",
      value: during.filter(({ asOf }) => asOf === null).length,
      unit: "answers",
      goal: 0,
      isExact: true,
    },
    {
      name: "outage: marked stale",
      value: during.filter(({ isStale }) => isStale).length,
      unit: "answers",
    },
    { name: "outage: oldest view", value: Math.max(...ages) / 1000, unit: "s" },
    { name: "outage: slowest answer", value: Math.max(...during.map(({ ms }) => ms)), unit: "ms" },
    { name: "outage: until a new view", value: recovery, unit: "s", goal: 10 },
  ];
  return { figures, raw: { during } };
}

/** `asOf` is null where rows or their age are missing; all times are epoch milliseconds but `ms`. */
type Look = { at: number; asOf: number | null; isStale: boolean; ms: number };

async function look({ ask }: Asker, appUrl: string): Promise<Look> {
  const reply = await ask(`${appUrl}${QUERY}`);
  const answer = sessionsOf(reply);
  const [source] = answer?.sources ?? [];
  const hasRows = (answer?.sessions.length ?? 0) > 0;
  return {
    at: Date.now(),
    asOf: hasRows && source?.asOf ? Date.parse(source.asOf) : null,
    isStale: source?.stale ?? false,
    ms: reply.ms,
  };
}

function passesHourTest(): boolean {
  console.log(`An hour's outage is tested by ${HOUR_TEST}:`);
  const { status } = spawnSync("npx", ["vitest", "run", HOUR_TEST], { stdio: "inherit" });
  return status === 0;
}
