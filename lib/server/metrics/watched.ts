import "server-only";
import type { GatewayState } from "@/lib/server/gateway/observer";

/** What the cache holds. */
export type Kept = { pages: number; bytes: number };

/** Who is asked whenever someone scrapes. */
export type Watched = { states: () => readonly GatewayState[]; kept: () => Kept };
