import "server-only";
import { readCompactJwt } from "@/lib/server/auth/jwt/compact-jwt";
import type { Viewer } from "@/lib/server/auth/viewer";
import { config } from "@/lib/server/config";
import { makeProblem, ProblemError } from "@/lib/server/problem-error";
import { isEmbedToken, makeEmbedReader } from "./embed-reader";

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
  const isShared = signIn.jwt.header === "authorization";
  if (!isShared && (embed === null || embed.keys.length === 0)) return null;
  const read = readCompactJwt(token);
  return read && isEmbedToken(read) ? token : null;
}

/**
 * Who looks at an embed, and what its portal has fixed. Throws the problem `unauthenticated` for any token that is not
 * wholly in order, and never looks for another proof.
 */
export async function embedViewer(token: string): Promise<Viewer> {
  const { embed, url } = config().auth;
  running ??= makeEmbedReader(embed?.keys ?? [], url ?? "");
  const viewer = await running(token);
  if (viewer !== null) return viewer;
  throw new ProblemError(
    makeProblem(
      "unauthenticated",
      "The permission for this view has ended or is not valid. The page that shows the view has to ask for a new one.",
    ),
  );
}
