import "server-only";
import type { Meters, Watched } from "./meters";

type Running = { meters: Meters | null; starting: Promise<Meters> | null; watched: Watched };

declare global {
  /**
   * The launcher, Next's bundles and each hot reload evaluate this file anew in one process. Their counts must end
   * up in the same meters.
   */
  var sessionscopeMetrics: Running | undefined;
}

/** The meters; null while metrics are off, and then nothing is counted. */
export function meters(): Meters | null {
  return running().meters;
}

/** Starts the meters once. Only this loads prom-client, because it takes memory and a tenth of a second. */
export function startMeters(): Promise<Meters> {
  const current = running();
  current.starting ??= import("./meters").then(({ makeMeters }) => {
    current.meters = makeMeters({
      states: () => current.watched.states(),
      cache: () => current.watched.cache(),
    });
    return current.meters;
  });
  return current.starting;
}

/** Sets where the metrics read the gateways and the cache. The last call wins: a hot reload creates new ones. */
export function watch(watched: Partial<Watched>): void {
  Object.assign(running().watched, watched);
}

function running(): Running {
  globalThis.sessionscopeMetrics ??= {
    meters: null,
    starting: null,
    watched: { states: () => [], cache: () => ({ pages: 0, bytes: 0 }) },
  };
  return globalThis.sessionscopeMetrics;
}
