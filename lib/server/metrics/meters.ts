import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { GatewayState } from "@/lib/server/source/observer";

/** The functions that are read at each scrape. */
export type Watched = {
  states: () => readonly GatewayState[];
  cache: () => { pages: number; bytes: number };
};

const SOURCE = ["account", "region"] as const;
const BREAKER_STATES = ["closed", "half-open", "open"] as const;

/** Seconds. An answer from memory takes milliseconds, and no answer takes longer than 15 s. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Seconds. A page of AWS takes a tenth of a second. The wait in the call queue is limited by the time of an answer. */
const CALL_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Seconds. From fresh to one day, the greatest age of a page that is shown. */
const AGE_BUCKETS = [10, 30, 60, 300, 900, 3600, 14_400, 43_200, 86_400];

/**
 * All meters, in a registry of their own. Labels are the configured account and region, our routes, and words of
 * closed lists. No label comes from a request, AWS or a person.
 */
export function makeMeters(watched: Watched) {
  const registry = new Registry();
  const registers = [registry];
  // Event loop, memory, processor and garbage collection, under the names that dashboards know.
  collectDefaultMetrics({ register: registry });
  watchGauges(registry, watched);
  return {
    registry,
    requests: new Counter({
      name: "sessionscope_http_requests_total",
      help: "Requests answered, by route and HTTP status; 499 where the client left first.",
      labelNames: ["route", "code"] as const,
      registers,
    }),
    requestSeconds: new Histogram({
      name: "sessionscope_http_request_duration_seconds",
      help: "Time from a request's headers to the end of its answer.",
      labelNames: ["route"] as const,
      buckets: ANSWER_BUCKETS,
      registers,
    }),
    problems: new Counter({
      name: "sessionscope_problems_total",
      help: "Problem documents answered by the API, by their code.",
      labelNames: ["code"] as const,
      registers,
    }),
    calls: new Counter({
      name: "sessionscope_aws_calls_total",
      help: "Calls of DescribeSessions that ended, by outcome.",
      labelNames: [...SOURCE, "outcome"] as const,
      registers,
    }),
    throttles: new Counter({
      name: "sessionscope_aws_throttles_total",
      help: "Calls of DescribeSessions that AWS throttled.",
      labelNames: SOURCE,
      registers,
    }),
    callSeconds: new Histogram({
      name: "sessionscope_aws_call_duration_seconds",
      help: "Time that a call of DescribeSessions took, without the wait in the call queue.",
      labelNames: SOURCE,
      buckets: CALL_BUCKETS,
      registers,
    }),
    waitSeconds: new Histogram({
      name: "sessionscope_aws_call_wait_seconds",
      help: "Time that a call of DescribeSessions waited in the call queue.",
      labelNames: SOURCE,
      buckets: CALL_BUCKETS,
      registers,
    }),
    reads: new Counter({
      name: "sessionscope_page_reads_total",
      help: "Pages requested from the gateway, by where they came from.",
      labelNames: [...SOURCE, "outcome"] as const,
      registers,
    }),
    staleSeconds: new Histogram({
      name: "sessionscope_stale_page_age_seconds",
      help: "Age of the pages that were shown because AWS failed or was slow.",
      labelNames: SOURCE,
      buckets: AGE_BUCKETS,
      registers,
    }),
    sharedFailures: new Counter({
      name: "sessionscope_shared_failures_total",
      help: "Failures of the Redis that servers share, by reason.",
      labelNames: ["reason"] as const,
      registers,
    }),
    sharedMode: new Gauge({
      name: "sessionscope_shared_mode",
      help: "1 for the mode this server is in: shared through Redis, or local.",
      labelNames: ["mode"] as const,
      registers,
    }),
  };
}
export type Meters = ReturnType<typeof makeMeters>;

/** Gauges that are not counted, but read at each scrape. */
function watchGauges(registry: Registry, watched: Watched): void {
  const registers = [registry];
  const bySource = (name: string, help: string, read: (state: GatewayState) => number) =>
    new Gauge({
      name,
      help,
      labelNames: SOURCE,
      registers,
      collect() {
        this.reset();
        for (const state of watched.states()) {
          this.set({ account: state.account, region: state.region }, read(state));
        }
      },
    });
  bySource(
    "sessionscope_queued_calls",
    "Calls of DescribeSessions that wait in the call queue.",
    ({ queued }) => queued,
  );
  bySource(
    "sessionscope_aws_allowed_calls_per_second",
    "Calls per second that AWS is currently assumed to accept.",
    ({ callsPerSecond }) => callsPerSecond,
  );
  new Gauge({
    name: "sessionscope_breaker_state",
    help: "1 for the state the breaker is in, 0 for the others; open means that AWS is not called.",
    labelNames: [...SOURCE, "state"] as const,
    registers,
    collect() {
      this.reset();
      for (const { account, region, breaker } of watched.states())
        for (const state of BREAKER_STATES)
          this.set({ account, region, state }, breaker === state ? 1 : 0);
    },
  });
  new Gauge({
    name: "sessionscope_cache_bytes",
    help: "Memory that cached pages take, as the cache counts it.",
    registers,
    collect() {
      this.set(watched.cache().bytes);
    },
  });
  new Gauge({
    name: "sessionscope_cache_pages",
    help: "Pages that are cached in memory.",
    registers,
    collect() {
      this.set(watched.cache().pages);
    },
  });
}
