import "server-only";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

/** Who somebody is, as whoever signed them in has vouched for. All of it is untrusted text, but true. */
export type Identity = {
  /** The issuer's own id of the person. */
  sub: string;
  name: string | null;
  email: string | null;
  groups: readonly string[];
};

/** Accounts and regions that may be seen: each of these accounts in each of these regions. */
export type Grant = { accounts: readonly string[] | "*"; regions: readonly string[] | "*" };

/** What a portal has fixed in a view: nobody who sees it there sees anything else. */
export type PinnedFilters = {
  /** The id of the portal that signed it. */
  by: string;
  /** The only view that is open. */
  view: SessionState;
  /** Every row has to match these, whatever else is asked. */
  filters: SessionFilters;
};

/** Whoever looks, and what they may see. */
export type Viewer = {
  /** `local`: nobody has to sign in. `person`: signed in. `embed`: comes with a portal's token. */
  kind: "local" | "person" | "embed";
  /** Who looked, for the audit; null if nobody has to say who they are. */
  id: string | null;
  /** The id of the portal's key by which they came. */
  kid?: string;
  /** How to call them on the page. */
  name: string;
  groups: readonly string[];
  /** They see what any of these gives; without one, nothing. */
  grants: readonly Grant[];
  /** Null: no portal has fixed anything. */
  lock: PinnedFilters | null;
};
