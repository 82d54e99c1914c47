import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { aligned } from "../../bench/table";
import { type Asker, codeOf, openAsker, sessionsOf } from "./asker";
import { answerWell, type Fault, faults } from "./hostile-answers";
import { type HostileAws, startHostileAws } from "./hostile-aws";
import { withPacedApp } from "./paced-app";

/** More at once than failures that open the breaker. */
const REQUESTS = 6;
const POLL_MS = 250;
/** As long as is waited for AWS to be seen well again. */
const PATIENCE_MS = 30_000;
const GOALS = { answer: 15, recovery: 10 };
const HEAD = ["fault", "expected", "got", "answered", "well again", ""];
/** The words of Node's messages about uncaught errors. */
const UNCAUGHT = /unhandled\s?rejection|uncaught\s?exception|triggerUncaughtException/i;

/** The result of a fault; times in seconds. A fault without `recovery` cannot end. */
type Outcome = { name: string; expected: string; got: string[]; answer: number; recovery?: number };

/**
 * The server at AWS's address fails in every known way, six requests at once each time, and is well
 * again. A clock that jumps is a matter of the unit tests: those of `pace`, `breaker` and `lifetime`.
 */
export async function measureFaults(): Promise<Measurement> {
  const output: string[] = [];
  let ended = 0;
  const outcomes: Outcome[] = [];
  const aws = await startHostileAws();
  await withPacedApp(aws.url, {}, async ({ url, pid, logged, complaints }) => {
    const asker = openAsker();
    for (const fault of faults) outcomes.push(await suffer(fault, aws, asker, url));
    if (!isAlive(pid)) ended += 1;
    output.push(...logged, ...complaints);
    asker.close();
  });
  await aws.close();
  await withPacedApp("http://nowhere.invalid", {}, async ({ url, pid, logged, complaints }) => {
    const asker = openAsker();
    const asked = await askAll(asker, url);
    outcomes.push({ name: "no such host", expected: "aws-unavailable", ...asked });
    if (!isAlive(pid)) ended += 1;
    output.push(...logged, ...complaints);
    asker.close();
  });
  console.log(`\n${tableOf(outcomes)}\n`);
  const wrong = outcomes.filter((outcome) => !isRight(outcome)).length;
  const uncaught = output.filter((line) => UNCAUGHT.test(line));
  const recoveries = outcomes.flatMap(({ recovery }) => recovery ?? []);
  const figures: Figure[] = [
    { name: "faults: tried", value: outcomes.length, unit: "faults" },
    {
      name: "faults: with another code than expected",
      value: wrong,
      unit: "faults",
      goal: 0,
      isExact: true,
    },
    { name: "faults: servers that ended", value: ended, unit: "", goal: 0, isExact: true },
    {
      name: "faults: uncaught errors",
      value: uncaught.length,
      unit: "",
      goal: 0,
      isExact: true,
    },
    {
      name: "faults: slowest answer",
      value: Math.max(...outcomes.map(({ answer }) => answer)),
      unit: "s",
      goal: GOALS.answer,
    },
    {
      name: "faults: until AWS is seen well, slowest",
      value: Math.max(...recoveries),
      unit: "s",
      goal: GOALS.recovery,
    },
  ];
  return { figures, raw: { outcomes, uncaught } };
}

async function suffer(
  { name, behaviour, code }: Fault,
  aws: HostileAws,
  asker: Asker,
  appUrl: string,
): Promise<Outcome> {
  aws.behave(behaviour);
  const asked = await askAll(asker, appUrl);
  aws.behave(answerWell);
  return { name, expected: code, ...asked, recovery: await recoveryOf(asker, appUrl) };
}

let windows = 0;

/** A window that no request has used, so that no cached page stands in for AWS. */
function newWindow(appUrl: string): string {
  windows += 1;
  return `${appUrl}/api/sessions?state=history&range=${1000 + windows}m`;
}

async function askAll({ ask }: Asker, appUrl: string) {
  const replies = await Promise.all(Array.from({ length: REQUESTS }, () => ask(newWindow(appUrl))));
  return {
    got: [...new Set(replies.map(codeOf))],
    answer: Math.max(...replies.map(({ ms }) => ms)) / 1000,
  };
}

/** Seconds until AWS's answer comes through. */
async function recoveryOf({ ask }: Asker, appUrl: string): Promise<number> {
  const begin = performance.now();
  const url = newWindow(appUrl);
  const seconds = () => (performance.now() - begin) / 1000;
  while (seconds() * 1000 < PATIENCE_MS) {
    const answer = sessionsOf(await ask(url));
    if (answer?.sources.every(({ status, stale }) => status === "ok" && !stale)) return seconds();
    await wait(POLL_MS);
  }
  return Number.POSITIVE_INFINITY;
}

function isRight({ expected, got }: Outcome): boolean {
  return got.length === 1 && got[0] === expected;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => [
    outcome.name,
    outcome.expected,
    outcome.got.join(" / "),
    `${outcome.answer.toFixed(1)} s`,
    outcome.recovery === undefined ? "" : `${outcome.recovery.toFixed(1)} s`,
    isRight(outcome) ? "ok" : "wrong",
  ]);
  return aligned([HEAD, ...rows], [3, 4]);
}
