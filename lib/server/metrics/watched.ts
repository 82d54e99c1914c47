import "server-only";
import type { GatewayState } from "@/lib/server/source/observer";

/** What the cache holds. */
export type CachedValue = { pages: number; bytes: number };

/** Who is asked whenever someone scrapes. */
export type Watched = { states: () => readonly GatewayState[]; kept: () => CachedValue };
