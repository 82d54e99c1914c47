import type { Measurement } from "./figure";
import { oldestSession } from "./rare-session";
import { sessionsClient } from "./sessions-client";
import { LATENCY_MS, withSlowAws } from "./slow-aws";
import type { Stage } from "./stage";
import { summaryOf } from "./statistics";
import { timed } from "./timed";

const WORLD = "large";
/** Rows that the page of History asks for. */
const PAGE_LIMIT = "100";
const LARGEST_PAGE = 200;
/** As much of a session's id as is surely no other's. */
const RARE = 12;

type Step = { ms: number; rows: number; scanned: number };

/**
 * A search through a month of 100,000 sessions for the one at its far end, by a part of its id, which AWS
 * cannot match; the cursors are followed as the page does, each as soon as it is there.
 */
export async function measureSearch({ awsUrl }: Stage): Promise<Measurement> {
  const { SessionId: id = "" } = await oldestSession(awsUrl, WORLD);
  return withSlowAws(({ callsOf, withApp }) =>
    withApp({ accessKeyId: WORLD }, async (appUrl) => {
      const { askSessions, close } = sessionsClient(appUrl);
      await askSessions({ state: "active" });
      const { result, calls } = await callsOf(() => timed(() => follow(askSessions, id)));
      close();
      const { steps, foundMs } = result.result;
      const scanned = steps.reduce((sum, step) => sum + step.scanned, 0);
      const pages = Math.ceil(scanned / LARGEST_PAGE);
      const ideal = pages * LATENCY_MS;
      const awsMs = calls.reduce((sum, call) => sum + call.ms, 0);
      const longest = Math.max(...steps.map(({ ms }) => ms));
      return {
        figures: [
          { name: "search: time / (pages × latency)", value: result.ms / ideal, unit: "" },
          { name: "search: AWS's part of it", value: awsMs / ideal, unit: "" },
          { name: "search: whole time", value: result.ms / 1000, unit: "s" },
          { name: "search: match shown after", value: foundMs / 1000, unit: "s" },
          { name: "search: sessions read", value: scanned, unit: "rows" },
          { name: "search: calls of AWS", value: calls.length, unit: "calls", goal: pages },
          { name: "search: answers needed", value: steps.length, unit: "calls" },
          { name: "search: longest answer", value: longest, unit: "ms" },
        ],
        raw: {
          id,
          pages,
          aws: summaryOf(calls.map(({ ms }) => ms)),
          answers: summaryOf(steps.map(({ ms }) => ms)),
          steps,
        },
      };
    }),
  );
}

async function follow(ask: ReturnType<typeof sessionsClient>["askSessions"], id: string) {
  const query = { state: "history", limit: PAGE_LIMIT, sessionId: `~${id.slice(-RARE)}` };
  const begin = performance.now();
  const found: string[] = [];
  const steps: Step[] = [];
  let foundMs = Number.NaN;
  let cursor: string | null = null;
  do {
    const place: Record<string, string> = cursor === null ? {} : { cursor };
    const { result, ms } = await timed(() => ask({ ...query, ...place }));
    const { sessions, coverage } = result;
    cursor = result.cursor;
    steps.push({ ms, rows: sessions.length, scanned: coverage.scanned });
    if (sessions.length > 0 && found.length === 0) foundMs = performance.now() - begin;
    found.push(...sessions.map((session) => session.id));
    if (cursor === null && !coverage.complete) throw new Error("The search ended early.");
  } while (cursor !== null);
  if (found.join() !== id)
    throw new Error(`Searched for ${id}, found ${found.join() || "nothing"}.`);
  return { steps, foundMs };
}
