import "server-only";
import { connection } from "next/server";
import type { Display } from "@/lib/embed/display";
import { config } from "@/lib/server/config/config";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import { shellScope } from "./page-scope";

/**
 * The accounts and regions that the reader of a framed page may see; null if nobody is signed in, or if a portal's
 * token identifies the reader: then cookies do not count.
 */
export async function embedScope({ isByToken }: Display): Promise<KnownAccount[] | null> {
  // The environment must be the running server's, not the build's.
  await connection();
  if (isByToken) return null;
  const { signedIn, accounts } = await shellScope();
  return signedIn === null ? null : accounts;
}

/** The origins whose pages may frame ours. */
export function embedOrigins(): readonly string[] {
  return config().auth.embed?.origins ?? [];
}
