import "server-only";
import type { Meters } from "./meters";
import type { Watched } from "./watched";

type Running = { meters: Meters | null; starting: Promise<Meters> | null; watched: Watched };

declare global {
  /**
   * The launcher, Next's bundles and each hot reload evaluate this file anew, in one process: what they
   * count must end up in one place.
   */
  var sessionscopeMetrics: Running | undefined;
}

/** What is measured into; null as long as nobody wants metrics, and then nothing is counted. */
export function meters(): Meters | null {
  return running().meters;
}

/** Begins to measure, once; prom-client is loaded no sooner, since it takes memory and a tenth of a second. */
export function startMeters(): Promise<Meters> {
  const current = running();
  current.starting ??= import("./meters").then(({ makeMeters }) => {
    current.meters = makeMeters({
      states: () => current.watched.states(),
      kept: () => current.watched.kept(),
    });
    return current.meters;
  });
  return current.starting;
}

/** Says who knows the gateways and the cache. The last one holds: a hot reload makes new ones. */
export function watch(watched: Partial<Watched>): void {
  Object.assign(running().watched, watched);
}

function running(): Running {
  globalThis.sessionscopeMetrics ??= {
    meters: null,
    starting: null,
    watched: { states: () => [], kept: () => ({ pages: 0, bytes: 0 }) },
  };
  return globalThis.sessionscopeMetrics;
}
