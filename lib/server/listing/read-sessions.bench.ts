import { bench, describe } from "vitest";
import type { SessionSource } from "@/lib/server/source/session-source";
import { awsSource } from "@/lib/server/sources/aws-source";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { fakeNow, makeRequest, newPage } from "@/lib/testing/fakes/fake-listing";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { readSessions } from "./read-sessions";
import type { SessionsRequest } from "./sessions-request";

const SOURCES = 60;
const PAGE = 200;
/** The number of pages that one answer reads from a source. */
const PAGES = 10;

let rowsGiven = 0;

const sources = Array.from({ length: SOURCES }, (_, index) => sourceOf(index));
const filters = {
  ...NO_FILTERS,
  owner: [{ operator: "contains" as const, value: "alice" }],
  status: [{ operator: "is-not" as const, value: "Failed" }],
};
const rare = { ...filters, reason: [{ operator: "contains" as const, value: "not there" }] };
const all = makeRequest({ filters, limit: PAGE });
const { cursor } = await answer(all);
const cases = [
  await caseOf("first 200 rows", all),
  await caseOf("next 200 rows", { ...all, cursor }),
  await caseOf("search without a match", { ...all, filters: rare }),
];

describe(`plan, merge and re-check of ${SOURCES} sources`, () => {
  for (const { name, request } of cases) {
    const run = async () => void (await answer(request));
    bench(name, run, { warmupTime: 1000, time: 3000 });
  }
});

/** The clock does not advance, so no answer ends early. The fake AWS costs nothing, so only our own work remains. */
function answer(request: SessionsRequest) {
  const { signal } = new AbortController();
  return readSessions(request, sources, {
    clock: () => fakeNow,
    signal,
    deadline: signal,
    wait: null,
  });
}

/** The e2e bench divides by the number in the name: the rows that the sources return for one answer. */
async function caseOf(label: string, request: SessionsRequest) {
  rowsGiven = 0;
  await answer(request);
  return { name: `${label} (${rowsGiven} rows read)`, request };
}

/** A source with one session per minute. Each source is one second behind the one before. */
function sourceOf(index: number): SessionSource {
  const origin = { account: "default", region: `r${index}` };
  const rows = Array.from({ length: PAGE * PAGES * 2 }, (_, age) => {
    const startedAt = new Date(fakeNow - age * 60_000 - index * 1000).toISOString();
    return makeSession({ ...origin, id: `alice.chen-${index}-${age}`, startedAt });
  });
  return awsSource(origin, async ({ token, pageSize }) => {
    const from = Number(token ?? 0);
    const to = from + pageSize;
    const sessions = rows.slice(from, to);
    rowsGiven += sessions.length;
    return newPage({ sessions, nextToken: to < rows.length ? `${to}` : null });
  });
}
