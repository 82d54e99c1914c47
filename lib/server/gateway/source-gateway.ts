import "server-only";
import type { DescribePage } from "@/lib/server/aws/describe-sessions";
import type { GatewayState, Observer } from "@/lib/server/source/observer";
import { inSpan } from "@/lib/server/tracing/span";
import { Gateway } from "./gateway";
import type { ReadThroughGateway } from "./gateway-request";
import type { PageStore } from "./page-store";
import type { Shared } from "./shared";
import { SourceCalls } from "./source-calls";

/** The parts that the gateways of all sources have in common. */
export type GatewayParts = {
  /** The first rate of each source, calls per second. */
  maxRps: number;
  store: PageStore;
  /** The store that several servers share; null if there is one server. */
  shared: Shared | null;
  /** The number of servers: each takes its part of the rate while they cannot reach each other. */
  instances: number;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds of the monotonic clock. */
  monotonicNow: () => number;
  /** Returns a number from 0 up to 1. */
  random: () => number;
};

/**
 * Puts a gateway in front of the calls of one account and region. It shares neither its call queue nor its
 * connections with other gateways, so that a failing or slow source does not affect the others.
 */
export function sourceGateway(
  source: { account: string; region: string; access: string },
  readPage: DescribePage,
  observer: Observer,
  parts: GatewayParts,
): { readPage: ReadThroughGateway; state: () => GatewayState } {
  const { account, region } = source;
  const traced: DescribePage = (request) =>
    inSpan("aws call", { account, region, state: request.state }, () => readPage(request));
  const calls = new SourceCalls({ ...parts, source, readPage: traced, observer });
  const gateway = new Gateway({ ...parts, source, calls, observer });
  return {
    readPage: (request) =>
      inSpan("gateway", { account, region, state: request.state }, async (add) => {
        const page = await gateway.readPage(request);
        const outcome = page.staleBecause === null ? "ok" : "stale";
        add({ outcome, ageSeconds: (parts.clock() - page.asOf) / 1000 });
        return page;
      }),
    state: () => calls.state,
  };
}
