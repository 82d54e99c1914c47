import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Watched } from "./watched";

const SOURCE = ["account", "region"] as const;
const BREAKER_STATES = ["closed", "half-open", "open"] as const;

/** Seconds. An answer from memory takes milliseconds, none takes longer than 15 s. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Seconds. A page of AWS takes a tenth; a turn is waited for at most as long as an answer may take. */
const CALL_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Seconds. From young enough to a day, which is as old as anything that is shown gets. */
const AGE_BUCKETS = [10, 30, 60, 300, 900, 3600, 14_400, 43_200, 86_400];

/**
 * Everything that is measured, in a registry of its own. Labels are the configured account and region, our
 * routes, and words of closed lists: nothing that a request, AWS or a person chose.
 */
export function makeMeters(watched: Watched) {
  const registry = new Registry();
  const registers = [registry];
  // Event loop, memory, processor and garbage collection, by the names that dashboards know.
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
      help: "Calls of DescribeSessions that ended, by how.",
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
      help: "Time that a call of DescribeSessions took, without the wait for its turn.",
      labelNames: SOURCE,
      buckets: CALL_BUCKETS,
      registers,
    }),
    waitSeconds: new Histogram({
      name: "sessionscope_aws_call_wait_seconds",
      help: "Time that a call of DescribeSessions waited for its turn.",
      labelNames: SOURCE,
      buckets: CALL_BUCKETS,
      registers,
    }),
    reads: new Counter({
      name: "sessionscope_page_reads_total",
      help: "Pages asked of the gateway, by how it came by them.",
      labelNames: [...SOURCE, "outcome"] as const,
      registers,
    }),
    staleSeconds: new Histogram({
      name: "sessionscope_stale_page_age_seconds",
      help: "Age of the pages that were given because AWS failed or was slow.",
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
      help: "1 for the mode this server is in: shared with others by Redis, or left to itself.",
      labelNames: ["mode"] as const,
      registers,
    }),
  };
}
export type Meters = ReturnType<typeof makeMeters>;

/** What is not counted but looked at, whenever someone scrapes. */
function watchGauges(registry: Registry, watched: Watched): void {
  const registers = [registry];
  new Gauge({
    name: "sessionscope_queued_calls",
    help: "Calls of DescribeSessions that wait for their turn.",
    labelNames: SOURCE,
    registers,
    collect() {
      this.reset();
      for (const { account, region, queued } of watched.states())
        this.set({ account, region }, queued);
    },
  });
  new Gauge({
    name: "sessionscope_aws_allowed_calls_per_second",
    help: "Calls per second that AWS is thought to take at present.",
    labelNames: SOURCE,
    registers,
    collect() {
      this.reset();
      for (const { account, region, callsPerSecond } of watched.states())
        this.set({ account, region }, callsPerSecond);
    },
  });
  new Gauge({
    name: "sessionscope_breaker_state",
    help: "1 for the state the breaker is in, 0 for the others; open means that AWS is not asked.",
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
    help: "Memory that kept pages take, as the cache counts it.",
    registers,
    collect() {
      this.set(watched.kept().bytes);
    },
  });
  new Gauge({
    name: "sessionscope_cache_pages",
    help: "Pages that are kept in memory.",
    registers,
    collect() {
      this.set(watched.kept().pages);
    },
  });
}
