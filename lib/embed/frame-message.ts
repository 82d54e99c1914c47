import {
  discriminatedUnion,
  type infer as Infer,
  literal,
  object,
  enum as oneOf,
  string,
} from "zod/mini";
import { THEMES } from "./preferences";

/** What a portal's page may say to the frame. It is another site's: whatever is none of this is not heard. */
export const hostMessageSchema = discriminatedUnion("type", [
  object({ type: literal("token"), token: string() }),
  object({ type: literal("no-token"), reason: string() }),
  /** Takes the place of the filters that are not locked; `query` is a query string of the grammar. */
  object({ type: literal("filters"), query: string() }),
  object({ type: literal("theme"), theme: oneOf(THEMES) }),
]);
export type HostMessage = Infer<typeof hostMessageSchema>;

/** What the frame says to the portal's page. */
export type FrameMessage =
  | { type: "ready" }
  | { type: "height"; px: number }
  /** The view's filters have been changed by whoever reads. */
  | { type: "location"; query: string }
  | { type: "select"; session: { id: string; account: string; region: string } | null }
  /** A token is wanted: the first one (null), or the next before this instant. */
  | { type: "token-expiring"; expiresAt: string | null }
  | { type: "error"; code: string; message: string };

/** What the frame posts to the page around it, with one end of a channel, to say that it is there. */
export const HELLO = { sessionscope: 1, type: "hello" } as const;
