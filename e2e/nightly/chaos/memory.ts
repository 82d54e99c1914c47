import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { type Asker, codeOf, openAsker, type Reply, sessionsOf } from "./asker";
import { withPacedApp } from "./paced-app";
import { growthOf, watchMemory } from "./resident-memory";
import { insist, watch } from "./viewers";
import { twentyViews } from "./views";
import { withWatchedAws } from "./watched-aws";

const MINUTES = { full: 10, short: 1 };
const SAMPLE_MS = 5000;
const LONGEST_SCROLL = 40;
const SCROLLERS = 16;
/** People who open a page: two a second, each a render on the server. */
const VISITORS = 20;

/** Sources enough to fill what a server may keep within the first minutes, at four calls a second each. */
const accounts = ["one", "two"].map((id, index) => ({
  id,
  roleArn: `arn:aws:iam::${500_000_000_000 + index}:role/sessionscope`,
  regions: ["eu-west-1", "us-east-1"],
}));

/**
 * The memory of a server under full load: a thousand viewers, and others who scroll through ever other lists,
 * so that what may be kept is full and new pages drive out old ones; and people who open pages, whose renders leave
 * more behind than any answer of the API where they leave something.
 */
export function measureMemory(isShort: boolean): Promise<Measurement> {
  const forMs = 60_000 * (isShort ? MINUTES.short : MINUTES.full);
  return withWatchedAws(["--latency", "150", "--tps", "5"], (aws) =>
    withPacedApp(aws.url, { accounts }, async ({ url, pid }) => {
      const asker = openAsker();
      const counts: Counts = {
        answered: 0,
        overloaded: 0,
        failed: 0,
        scrolled: 0,
        visited: 0,
        codes: {},
      };
      const end = new AbortController();
      const sampling = watchMemory(pid, SAMPLE_MS, end.signal);
      await Promise.all([
        watch({ viewers: 1000, everyMs: 10_000, forMs }, async (viewer) => {
          await request(asker, `${url}${twentyViews[viewer % twentyViews.length]?.query}`, counts);
        }),
        scrollFor(forMs, asker, url, counts),
        watch({ viewers: VISITORS, everyMs: 10_000, forMs }, async (visitor) => {
          const path = visitor % 2 === 0 ? "/active" : `/history?range=${visitor}h`;
          await visit(asker, `${url}${path}`, counts);
        }),
      ]);
      end.abort();
      const samples = await sampling;
      asker.close();
      const second = samples.filter(({ at }) => at >= forMs / 2);
      const most = Math.max(...samples.map(({ megabytes }) => megabytes));
      const figures: Figure[] = [
        { name: "memory: most", value: most, unit: "MB", goal: 300 },
        { name: "memory: growth, second half", value: growthOf(second), unit: "MB/min", goal: 1 },
        { name: "memory: minutes", value: forMs / 60_000, unit: "" },
        { name: "memory: answers", value: counts.answered, unit: "answers" },
        { name: "memory: pages scrolled through", value: counts.scrolled, unit: "answers" },
        { name: "memory: pages opened", value: counts.visited, unit: "answers" },
        { name: "memory: refused as overloaded", value: counts.overloaded, unit: "requests" },
        { name: "memory: failed otherwise", value: counts.failed, unit: "requests" },
        { name: "memory: calls of AWS", value: aws.moments.length, unit: "calls" },
      ];
      return { figures, raw: { samples, counts } };
    }),
  );
}

type Counts = {
  answered: number;
  overloaded: number;
  failed: number;
  scrolled: number;
  visited: number;
  /** How often those that failed otherwise did so. */
  codes: Record<string, number>;
};

async function request({ ask }: Asker, url: string, counts: Counts): Promise<string | null> {
  const reply = await ask(url);
  const answer = sessionsOf(reply);
  if (answer !== null) counts.answered += 1;
  else if (reply.status === 503) counts.overloaded += 1;
  else fail(reply, counts);
  // As the page does, who is told to wait does so.
  const seconds = Number(reply.headers["retry-after"] ?? (answer === null ? 1 : 0));
  if (seconds > 0) await wait(seconds * 1000);
  return answer?.cursor ?? null;
}

async function visit({ ask }: Asker, url: string, counts: Counts): Promise<void> {
  const reply = await ask(url);
  if (reply.status === 200 && reply.body.includes("<html")) counts.visited += 1;
  else fail(reply, counts);
}

function fail(reply: Reply, counts: Counts) {
  counts.failed += 1;
  const code = codeOf(reply);
  counts.codes[code] = (counts.codes[code] ?? 0) + 1;
}

/** Each viewer goes from list to list and far down in each. No request has used these lists before. */
function scrollFor(forMs: number, asker: Asker, appUrl: string, counts: Counts): Promise<void> {
  const end = performance.now() + forMs;
  const isOver = () => performance.now() >= end;
  let lists = 0;
  return insist({ askers: SCROLLERS, isOver }, async (scroller) => {
    const { id, regions } = accounts[scroller % accounts.length] ?? { id: "", regions: [] };
    const region = regions[Math.floor(scroller / accounts.length) % regions.length];
    lists += 1;
    const list = `${appUrl}/api/sessions?state=history&limit=200&account=${id}&region=${region}&range=${40_000 - lists}m`;
    let cursor = await request(asker, list, counts);
    for (let page = 1; page < LONGEST_SCROLL && cursor !== null && !isOver(); page += 1) {
      counts.scrolled += 1;
      cursor = await request(asker, `${list}&cursor=${cursor}`, counts);
    }
  });
}
