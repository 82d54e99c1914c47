/** The `detail` of each event of `<sessionscope-view>`. */
export type SessionscopeEvents = {
  /** The view is there. */
  ready: Record<string, never>;
  /** The view is this tall; the element has followed already. */
  height: { px: number };
  /** The reader has changed the filters: the query string that shows the same. */
  location: { query: string };
  /** The session whose details are open; null: closed again. */
  select: { session: { id: string; account: string; region: string } | null };
  /** A token is wanted: the first (null), or the next before this instant (ISO 8601). `token-url` is asked by itself. */
  "token-expiring": { expiresAt: string | null };
  /** Something failed, in words; the frame shows it too. */
  error: { code: string; message: string };
};

/**
 * A view of Sessionscope in a portal's page. Attributes: `src` (an address under `/embed/`), `token-url` (answers a
 * GET with a token, as text or as `{ "token": "…" }`), `height` (`content`, or pixels), `theme` (`light`, `dark`,
 * `system`) and `title`.
 */
export interface SessionscopeView extends HTMLElement {
  /** Replaces the filters that are not pinned by a query string of the grammar, such as `owner=alice&range=24h`. */
  setFilters(query: string): void;
  addEventListener<Name extends keyof SessionscopeEvents>(
    type: Name,
    listener: (event: CustomEvent<SessionscopeEvents[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "sessionscope-view": SessionscopeView;
  }
}
