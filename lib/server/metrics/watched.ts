import "server-only";
import type { GatewayState } from "@/lib/server/source/observer";

/** The size of the cache. */
export type CacheSize = { pages: number; bytes: number };

/** The functions that are read at each scrape. */
export type Watched = { states: () => readonly GatewayState[]; cache: () => CacheSize };
