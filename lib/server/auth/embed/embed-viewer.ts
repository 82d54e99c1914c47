import "server-only";
import { readCompactJwt } from "@/lib/server/auth/compact-jwt";
import { config } from "@/lib/server/config/config";
import { jsonMembers } from "@/lib/server/config/json-members";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import type { Viewer } from "@/lib/server/viewer";
import { EMBED_TYPE } from "./embed-limits";
import { isEmbedToken, makeEmbedReader } from "./embed-reader";
import { logEmbedRefusal } from "./embed-refusal";

let running: ReturnType<typeof makeEmbedReader> | undefined;

/**
 * The token of an embed in a request's headers; null if there is none. Every bearer's token is one, but where a proxy is
 * in front: that may hand over its own assertions in the same way, or tokens of people that are for somebody else. There
 * it has to say so itself.
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

/** What a frame sends that has lost its token; whoever the proxy knows beside it is not to be shown there. */
const LOST = ["", "null", "undefined"];

/** Whether a bearer's token was meant to be an embed's, however damaged it is: it is never to fall back to anything else. */
function isMeantForEmbed(token: string): boolean {
  const parts = token.split(".").slice(0, 2);
  const texts = parts.map((part) => Buffer.from(part, "base64url").toString());
  return LOST.includes(token) || texts.some((text) => jsonMembers(text)?.typ === EMBED_TYPE);
}

/**
 * Who looks at an embed, and what its portal has fixed. Throws the problem `unauthenticated` for any token that is not
 * wholly in order, and never looks for another proof.
 */
export async function embedViewer(token: string): Promise<Viewer> {
  const { embed, url } = config().auth;
  running ??= makeEmbedReader(embed?.keys ?? [], url ?? "", Date.now, logEmbedRefusal);
  const viewer = await running(token);
  if (viewer !== null) return viewer;
  throw new ProblemError(
    makeProblem(
      "unauthenticated",
      "The permission for this view has ended or is not valid. The page that shows the view has to ask for a new one.",
    ),
  );
}
