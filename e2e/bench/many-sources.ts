import type { CallRecord } from "../emulator/call-log";
import type { Measurement } from "./figure";
import { sessionsClient } from "./sessions-client";
import { sixtyClients, sixtySources } from "./sixty-sources";
import { LATENCY_MS, type SlowAws, withSlowAws } from "./slow-aws";
import { median, percentile, summaryOf } from "./statistics";
import { timed } from "./timed";

const ROWS = 50;
const GOAL_MS = 1.5 * LATENCY_MS + 50;
const GOAL_CALLS = 60;
const WARM_UP = 10;
const ROUNDS = 30;
/** Each needs a server of its own. */
const FIRST_ANSWERS = 7;
const HOUR = 3_600_000;

/**
 * The first rows of sixty sources, asked for in ever another range, so that nothing can have been kept: by a
 * server that has answered before, in turns with the bare SDK's sixty calls; and by servers just started.
 */
export function measureSources(): Promise<Measurement> {
  return withSlowAws(async (aws) => {
    const rounds = await roundsOf(aws);
    const cold: number[] = [];
    const next: number[] = [];
    for (let server = 0; server < FIRST_ANSWERS; server += 1) {
      cold.push(await firstAnswer(aws, { hasAnswered: false }));
      next.push(await firstAnswer(aws, { hasAnswered: true }));
    }
    const { sdk, first, second, firstCalls, secondCalls } = rounds;
    const times = { sdk, first, second, cold, next };
    const summaries = Object.entries(times).map(([name, ms]) => [name, summaryOf(ms)]);
    const most = Math.max(...firstCalls);
    return {
      figures: [
        { name: "sources: first 50 rows of 60", value: median(first), unit: "ms", goal: GOAL_MS },
        { name: "sources: first 50 rows, p95", value: percentile(first, 0.95), unit: "ms" },
        { name: "sources: 60 SDK calls at once, median", value: median(sdk), unit: "ms" },
        { name: "sources: calls of AWS, most", value: most, unit: "calls", goal: GOAL_CALLS },
        { name: "sources: next 50 rows, median", value: median(second), unit: "ms" },
        { name: "sources: next 50 rows, calls", value: Math.max(...secondCalls), unit: "calls" },
        { name: "sources: new server's first answer", value: median(cold), unit: "ms" },
        { name: "sources: new server, after Active", value: median(next), unit: "ms" },
      ],
      raw: { ...Object.fromEntries(summaries), times, firstCalls, secondCalls },
    };
  });
}

async function roundsOf({ url, callsOf, withApp }: SlowAws) {
  const clients = await sixtyClients(url);
  const sdk: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  const firstCalls: number[] = [];
  const secondCalls: number[] = [];
  await withApp({ accessKeyId: "demo", accounts: sixtySources }, async (appUrl) => {
    const { askSessions, close } = sessionsClient(appUrl);
    // So that no role is assumed while an answer is timed.
    await askSessions({ state: "active" });
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const hours = 24 + WARM_UP + round;
      const query = { state: "history", limit: String(ROWS), range: `${hours}h` };
      const bare = await timed(() => clients.listAll(new Date(Date.now() - hours * HOUR), ROWS));
      const answered = await callsOf(() => timed(() => askSessions(query)));
      const { sessions, cursor } = answered.result.result;
      if (sessions.length !== ROWS || cursor === null) throw new Error("There are too few rows.");
      const followed = await callsOf(() => timed(() => askSessions({ ...query, cursor })));
      if (round < 0) continue;
      sdk.push(bare.ms);
      first.push(answered.result.ms);
      second.push(followed.result.ms);
      firstCalls.push(listed(answered.calls));
      secondCalls.push(listed(followed.calls));
    }
    close();
  });
  clients.close();
  return { sdk, first, second, firstCalls, secondCalls };
}

function listed(calls: CallRecord[]): number {
  return calls.filter(({ operation }) => operation === "DescribeSessions").length;
}

/** The time to the first rows of History on a server that has just started, or was asked for Active only. */
function firstAnswer({ withApp }: SlowAws, { hasAnswered }: { hasAnswered: boolean }) {
  return withApp({ accessKeyId: "demo", accounts: sixtySources }, async (appUrl) => {
    const { askSessions, close } = sessionsClient(appUrl);
    if (hasAnswered) await askSessions({ state: "active" });
    const { ms } = await timed(() => askSessions({ state: "history", limit: String(ROWS) }));
    close();
    return ms;
  });
}
