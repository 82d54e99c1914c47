import "server-only";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

/**
 * The identity of a person, as verified from a token or assertion. The texts are authentic, but not safe to interpret.
 */
export type Identity = {
  /** The issuer's own id of the person. */
  sub: string;
  name: string | null;
  email: string | null;
  groups: readonly string[];
};

/** Accounts and regions that may be seen: each of these accounts in each of these regions. */
export type Grant = { accounts: readonly string[] | "*"; regions: readonly string[] | "*" };

/** The filters that a portal has pinned in a view. A viewer of it sees nothing else. */
export type PinnedFilters = {
  /** The id of the portal that signed them. */
  by: string;
  /** The only view that is open. */
  view: SessionState;
  /** The filters that every row must match, whatever the request asks for. */
  filters: SessionFilters;
};

/** A viewer, and what they may see. */
export type Viewer = {
  /** `local`: sign-in is off. `person`: signed in. `embed`: with the token of a portal. */
  kind: "local" | "person" | "embed";
  /** The id for the audit; null without sign-in. */
  id: string | null;
  /** The id of the key that signed the token of the embed. */
  kid?: string;
  /** The name to show on the page. */
  name: string;
  groups: readonly string[];
  /** They see the union of these grants; without any, nothing. */
  grants: readonly Grant[];
  /** Null: no filters are pinned. */
  pinned: PinnedFilters | null;
};
