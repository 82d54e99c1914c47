import { emulatedAws, startApp } from "../support/app-server";
import { withEmptyNext } from "./empty-next";
import type { Measurement } from "./figure";
import { jsonClient } from "./json-client";
import type { Stage } from "./stage";
import { median } from "./statistics";
import { answersPerSecond } from "./throughput";

const QUERY = "/api/sessions?state=active&limit=50";
const CONNECTIONS = 50;
const ROUND_MS = 3000;
const WARM_UP = 2;
const ROUNDS = 7;
const LEAST_RATIO = 0.8;

/**
 * How many requests a second are answered with a page that is kept, beside an empty route handler of Next
 * that answers with the same JSON. Both servers run all the time and are asked in turns.
 */
export async function measureCached({ awsUrl }: Stage): Promise<Measurement> {
  const env = { ...emulatedAws(awsUrl, "demo"), NODE_NO_WARNINGS: "1", SESSIONSCOPE_MAX_RPS: "4" };
  const app = await startApp(env);
  try {
    const { ask, close } = jsonClient();
    const json = JSON.stringify(await ask(`${app.url}${QUERY}`, 200));
    close();
    return await withEmptyNext(json, (emptyUrl) => compare(app.url, emptyUrl, json.length));
  } finally {
    await app.close();
  }
}

async function compare(appUrl: string, emptyUrl: string, size: number): Promise<Measurement> {
  const cached: number[] = [];
  const empty: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const own = await answersPerSecond(`${appUrl}${QUERY}`, CONNECTIONS, ROUND_MS);
    const bare = await answersPerSecond(`${emptyUrl}/api/sessions`, CONNECTIONS, ROUND_MS);
    if (round < 0) continue;
    cached.push(own);
    empty.push(bare);
  }
  const ratios = cached.map((rate, round) => rate / (empty[round] ?? Number.NaN));
  return {
    figures: [
      { name: "cached: page / empty route", value: median(ratios), unit: "", least: LEAST_RATIO },
      { name: "cached: page, per second", value: median(cached), unit: "/s" },
      { name: "cached: empty route, per second", value: median(empty), unit: "/s" },
      { name: "cached: JSON of both", value: size / 1000, unit: "kB" },
    ],
    raw: { cached, empty, ratios },
  };
}
