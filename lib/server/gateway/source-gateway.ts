import "server-only";
import type { DescribePage } from "@/lib/server/aws/describe-sessions";
import type { GatewayState, Observer } from "@/lib/server/source/observer";
import { inSpan } from "@/lib/server/tracing/span";
import { Gateway } from "./gateway";
import type { ReadThroughGateway } from "./gateway-request";
import type { PageStore } from "./page-store";
import type { Shared } from "./shared";
import { SourceCalls } from "./source-calls";

/** What the gateways of all sources have in common. */
export type GatewayParts = {
  /** Calls per second to begin with, for each source. */
  maxRps: number;
  store: PageStore;
  /** What several servers share; null if there is one. */
  shared: Shared | null;
  /** How many servers there are: so many share the rate while they cannot talk. */
  instances: number;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds of a clock that nobody sets. */
  monotonicNow: () => number;
  /** Gives 0 up to 1. */
  random: () => number;
};

/**
 * Puts a gateway in front of the calls of one account and region. It shares neither a line nor a connection
 * with any other, so that one that fails or is slow takes nothing from them.
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
