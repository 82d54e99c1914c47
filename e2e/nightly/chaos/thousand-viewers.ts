import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { percentile, summaryOf } from "../../bench/statistics";
import { openAsker, sessionsOf } from "./asker";
import { bareSdk } from "./bare-sdk";
import { withPacedApp } from "./paced-app";
import { watch } from "./viewers";
import { twentyViews } from "./views";
import { type WatchedAws, withWatchedAws } from "./watched-aws";
import { worstSecond } from "./worst-second";

const LOAD = { viewers: 1000, everyMs: 10_000, forMs: 40_000 };
const OUTAGE = { fromMs: 18_000, forMs: 10_000 };
/** The calls that AWS accepts in a second, and the milliseconds of each call. */
const AWS = ["--tps", "5", "--latency", "150"];

type Poll = { view: number; endedAt: number; status: number; ms: number; isStale: boolean };

/**
 * A thousand viewers of twenty views on a server that has just started, and no AWS at all for ten seconds in
 * the middle; then the same viewers with nothing but the SDK between them and AWS.
 */
export async function measureLoad(): Promise<Measurement> {
  const own = await withWatchedAws(AWS, async (aws) => {
    const polls = await withPacedApp(aws.url, {}, ({ url }) => pollThrough(url, aws));
    return { polls, ...callsOf(aws) };
  });
  const bare = await withWatchedAws(AWS, async (aws) => {
    const answers = await pollBarely(aws);
    return { answers, ...callsOf(aws) };
  });
  const late = lateFailures(own.polls);
  const times = own.polls.map(({ ms }) => ms);
  const bareTimes = bare.answers.map(({ ms }) => ms);
  const stale = own.polls.filter(({ isStale }) => isStale).length;
  const bareFailed = bare.answers.filter(({ isGood }) => !isGood).length;
  const early = own.polls.filter(({ status }) => status !== 200).length - late.length;
  const figures: Figure[] = [
    { name: "load: requests", value: own.polls.length, unit: "requests" },
    {
      name: "load: failed after the view's first answer",
      value: late.length,
      unit: "requests",
      goal: 0,
      isExact: true,
    },
    { name: "load: failed before it", value: early, unit: "requests" },
    { name: "load: answers marked stale", value: stale, unit: "answers" },
    { name: "load: calls of AWS", value: own.count, unit: "calls" },
    {
      name: "load: calls in the worst second",
      value: own.worst,
      unit: "calls",
      goal: 5,
      isExact: true,
    },
    {
      name: "load: throttled, of the calls",
      value: own.throttled,
      unit: "%",
      goal: 1,
      isExact: true,
    },
    { name: "load: answer, p50", value: percentile(times, 0.5), unit: "ms" },
    { name: "load: answer, p99", value: percentile(times, 0.99), unit: "ms" },
    { name: "load: bare SDK, requests", value: bareTimes.length, unit: "requests" },
    { name: "load: bare SDK, failed", value: (bareFailed / bareTimes.length) * 100, unit: "%" },
    { name: "load: bare SDK, calls", value: bare.count, unit: "calls" },
    { name: "load: bare SDK, worst second", value: bare.worst, unit: "calls" },
    { name: "load: bare SDK, throttled", value: bare.throttled, unit: "%" },
    { name: "load: bare SDK, p50", value: percentile(bareTimes, 0.5), unit: "ms" },
    { name: "load: bare SDK, p99", value: percentile(bareTimes, 0.99), unit: "ms" },
  ];
  return {
    figures,
    raw: { own: summaryOf(times), bare: summaryOf(bareTimes), late, moments: own.moments },
  };
}

async function pollThrough(appUrl: string, aws: WatchedAws): Promise<Poll[]> {
  const polls: Poll[] = [];
  const { ask, close } = openAsker();
  const poll = async (viewer: number) => {
    const view = viewer % twentyViews.length;
    const reply = await ask(`${appUrl}${twentyViews[view]?.query}`);
    const isStale = sessionsOf(reply)?.sources.some(({ stale }) => stale) ?? false;
    polls.push({ view, endedAt: performance.now(), status: reply.status, ms: reply.ms, isStale });
  };
  await Promise.all([watch(LOAD, poll), interrupt(aws)]);
  close();
  return polls;
}

async function pollBarely(aws: WatchedAws) {
  const answers: { isGood: boolean; ms: number }[] = [];
  const sdk = bareSdk(aws.url);
  const poll = async (viewer: number) => void answers.push(await sdk.ask(viewer));
  await Promise.all([watch(LOAD, poll), interrupt(aws)]);
  sdk.close();
  return answers;
}

async function interrupt(aws: WatchedAws): Promise<void> {
  await wait(OUTAGE.fromMs);
  aws.cut();
  await wait(OUTAGE.forMs);
  aws.mend();
}

function callsOf({ moments, calls }: WatchedAws) {
  const throttled = calls.filter(({ code }) => code === "ThrottlingException").length;
  return {
    moments,
    count: moments.length,
    worst: worstSecond(moments),
    throttled: (throttled / moments.length) * 100,
  };
}

/** Failures to show a view that had been shown before. */
function lateFailures(polls: readonly Poll[]): Poll[] {
  return polls.filter(
    ({ view, status, endedAt }) =>
      status !== 200 &&
      polls.some((other) => other.view === view && other.status === 200 && other.endedAt < endedAt),
  );
}
