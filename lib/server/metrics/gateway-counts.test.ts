import { beforeEach, describe, expect, it } from "vitest";
import type { GatewayState } from "@/lib/server/source/observer";
import { countSharedFailure, countSharedMode, gatewayCounts } from "./gateway-counts";
import { startMeters, watch } from "./running";

const { registry } = await startMeters();
beforeEach(() => registry.resetMetrics());

const prod = { account: "prod", region: "eu-west-1" };
const PROD = 'account="prod",region="eu-west-1"';

/** The lines of the metrics whose names begin with `sessionscope_` and `name`, without the help texts. */
async function lines(name: string) {
  const text = await registry.metrics();
  return text.split("\n").filter((line) => line.startsWith(`sessionscope_${name}`));
}

describe("gatewayCounts", () => {
  it("counts calls by outcome, and throttles from zero on", async () => {
    const { onCall } = gatewayCounts(prod);
    expect(await lines("aws_throttles_total")).toEqual([
      `sessionscope_aws_throttles_total{${PROD}} 0`,
    ]);
    onCall("ok", 0, 120);
    onCall("ok", 300, 80);
    onCall("aws-throttled", 0, 40);
    expect(await lines("aws_calls_total")).toEqual([
      `sessionscope_aws_calls_total{${PROD},outcome="ok"} 2`,
      `sessionscope_aws_calls_total{${PROD},outcome="aws-throttled"} 1`,
    ]);
    expect(await lines("aws_throttles_total")).toEqual([
      `sessionscope_aws_throttles_total{${PROD}} 1`,
    ]);
  });

  it("measures in seconds how long calls took and waited", async () => {
    const { onCall } = gatewayCounts(prod);
    onCall("ok", 300, 120);
    expect(await lines("aws_call_duration_seconds_sum")).toEqual([
      `sessionscope_aws_call_duration_seconds_sum{${PROD}} 0.12`,
    ]);
    expect(await lines("aws_call_wait_seconds_sum")).toEqual([
      `sessionscope_aws_call_wait_seconds_sum{${PROD}} 0.3`,
    ]);
  });

  it("counts reads, and measures the age of stale ones only", async () => {
    const { onRead } = gatewayCounts(prod);
    onRead("fresh", 2000);
    onRead("stale", 90_000);
    onRead("stale", null);
    onRead("failed", null);
    expect(await lines("page_reads_total")).toEqual([
      `sessionscope_page_reads_total{${PROD},outcome="fresh"} 1`,
      `sessionscope_page_reads_total{${PROD},outcome="stale"} 2`,
      `sessionscope_page_reads_total{${PROD},outcome="failed"} 1`,
    ]);
    expect(await lines("stale_page_age_seconds_sum")).toEqual([
      `sessionscope_stale_page_age_seconds_sum{${PROD}} 90`,
    ]);
    expect(await lines('stale_page_age_seconds_bucket{le="60"')).toEqual([
      `sessionscope_stale_page_age_seconds_bucket{le="60",${PROD}} 0`,
    ]);
  });
});

describe("watch", () => {
  it("reads the state of every gateway at each scrape, and forgets removed ones", async () => {
    const state: GatewayState = { ...prod, queued: 7, callsPerSecond: 2.5, breaker: "half-open" };
    let states = [state];
    watch({ states: () => states, cache: () => ({ pages: 12, bytes: 34_567 }) });
    expect(await lines("queued_calls")).toEqual([`sessionscope_queued_calls{${PROD}} 7`]);
    expect(await lines("aws_allowed_calls_per_second")).toEqual([
      `sessionscope_aws_allowed_calls_per_second{${PROD}} 2.5`,
    ]);
    expect(await lines("breaker_state")).toEqual([
      `sessionscope_breaker_state{${PROD},state="closed"} 0`,
      `sessionscope_breaker_state{${PROD},state="half-open"} 1`,
      `sessionscope_breaker_state{${PROD},state="open"} 0`,
    ]);
    expect(await lines("cache_")).toEqual([
      "sessionscope_cache_bytes 34567",
      "sessionscope_cache_pages 12",
    ]);
    states = [];
    expect(await lines("queued_calls")).toEqual([]);
    expect(await lines("breaker_state")).toEqual([]);
  });
});

describe("the shared tier", () => {
  it("shows its mode, and counts its failures by reason", async () => {
    countSharedMode("shared");
    expect(await lines("shared_")).toEqual([
      'sessionscope_shared_mode{mode="shared"} 1',
      'sessionscope_shared_mode{mode="local"} 0',
    ]);
    countSharedMode("local");
    countSharedFailure("slow");
    countSharedFailure("slow");
    expect((await lines("shared_")).sort()).toEqual([
      'sessionscope_shared_failures_total{reason="slow"} 2',
      'sessionscope_shared_mode{mode="local"} 1',
      'sessionscope_shared_mode{mode="shared"} 0',
    ]);
  });
});
