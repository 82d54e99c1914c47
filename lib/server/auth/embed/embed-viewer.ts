import "server-only";
import { readCompactJwt } from "@/lib/server/auth/compact-jwt";
import { config } from "@/lib/server/config/config";
import { jsonMembers } from "@/lib/server/config/json-members";
import { ProblemError } from "@/lib/server/problem";
import type { Viewer } from "@/lib/server/viewer";
import { EMBED_TYPE } from "./embed-limits";
import { isEmbedToken, makeEmbedReader } from "./embed-reader";
import { logEmbedRefusal } from "./embed-refusal";

let running: ReturnType<typeof makeEmbedReader> | undefined;

/**
 * The token of an embed in the headers of a request; null if they have none. Without a proxy in front, every bearer
 * token counts as one. A proxy may send its own assertions in the same header, or tokens of people for another
 * audience, so behind one a token must declare its type.
 */
export function embedTokenOf(headers: Headers): string | null {
  const header = headers.get("authorization") ?? "";
  if (!/^bearer\b/i.test(header)) return null;
  const token = header.slice("bearer".length).trim();
  const { signIn, embed } = config().auth;
  if (signIn.mode !== "jwt") return token;
  if (signIn.jwt.header === "authorization") {
    const read = readCompactJwt(token);
    return read && isEmbedToken(read) ? token : null;
  }
  const hasKeys = embed !== null && embed.keys.length > 0;
  return hasKeys && isMeantForEmbed(token) ? token : null;
}

/**
 * The token that a frame sends after it has lost its own. The person whom the proxy knows must not be shown there
 * instead.
 */
const LOST = ["", "null", "undefined"];

/**
 * Whether a bearer token was meant for an embed, however damaged it is. Such a request never falls back to another
 * proof.
 */
function isMeantForEmbed(token: string): boolean {
  const parts = token.split(".").slice(0, 2);
  const texts = parts.map((part) => Buffer.from(part, "base64url").toString());
  return LOST.includes(token) || texts.some((text) => jsonMembers(text)?.typ === EMBED_TYPE);
}

/**
 * The viewer of an embed and the filters that its portal has pinned. Throws the problem `unauthenticated` for any token
 * that is not completely valid, and never tries another proof.
 */
export async function embedViewer(token: string): Promise<Viewer> {
  const { embed, url } = config().auth;
  running ??= makeEmbedReader(embed?.keys ?? [], url ?? "", Date.now, logEmbedRefusal);
  const viewer = await running(token);
  if (viewer !== null) return viewer;
  throw new ProblemError(
    "unauthenticated",
    "The permission for this view has expired or is not valid. The page that shows the view must request a new one.",
  );
}
