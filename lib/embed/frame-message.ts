import {
  discriminatedUnion,
  type infer as Infer,
  literal,
  object,
  enum as oneOf,
  string,
} from "zod/mini";
import { THEMES } from "./preferences";

/**
 * The messages that the page of a portal may send to the frame. It is another site's page, so any other message is
 * ignored.
 */
export const hostMessageSchema = discriminatedUnion("type", [
  object({ type: literal("token"), token: string() }),
  object({ type: literal("no-token"), reason: string() }),
  /** Replaces the filters that are not pinned; `query` is a query string of the grammar. */
  object({ type: literal("filters"), query: string() }),
  object({ type: literal("theme"), theme: oneOf(THEMES) }),
]);
export type HostMessage = Infer<typeof hostMessageSchema>;

/** The messages that the frame sends to the page of the portal. */
export type FrameMessage =
  | { type: "ready" }
  | { type: "height"; px: number }
  /** The reader has changed the filters of the view. */
  | { type: "location"; query: string }
  | { type: "select"; session: { id: string; account: string; region: string } | null }
  /** A token is required: the first one (null), or the next one before this instant. */
  | { type: "token-expiring"; expiresAt: string | null }
  | { type: "error"; code: string; message: string };

/** The message by which the frame announces itself to the page around it, with one end of a channel. */
export const HELLO = { sessionscope: 1, type: "hello" } as const;
