import "server-only";
import type { KnownAccount } from "@/lib/sessions/known-account";
import type { SignedIn } from "@/lib/signed-in";
import { pageViewer, shellViewer } from "./auth/page-viewer";
import type { Viewer } from "./auth/viewer";
import { warmCredentials } from "./aws/ssm-client";
import { config } from "./config";
import { knownAccounts } from "./source";

/**
 * The accounts and regions that whoever opens a page may see; `path` is the page's, with its query, where they come
 * back to if they have to sign in first. Where the ambient credentials are used, this also makes the client find
 * them, so that the first listing need not wait.
 */
export async function pageScope(_path: string): Promise<KnownAccount[]> {
  const viewer = await pageViewer();
  if (config().accounts === null) warmCredentials();
  return await knownAccounts(viewer);
}

/** The same for what surrounds a page, with who looks: nothing for whom the page itself sends away. */
export async function shellScope(): Promise<{
  signedIn: SignedIn | null;
  accounts: KnownAccount[];
}> {
  const viewer = await shellViewer();
  if (viewer === null) return { signedIn: null, accounts: [] };
  return { signedIn: toSignedIn(viewer), accounts: await knownAccounts(viewer) };
}

function toSignedIn({ kind, name, id, groups }: Viewer): SignedIn {
  return {
    isPerson: kind === "person",
    name,
    id: id === name ? null : id,
    groups,
    canSignOut: hasSignOut(config().auth.signIn),
  };
}

/** Where somebody else signs people in, they sign them out too. */
function hasSignOut({ mode }: { mode: string }): boolean {
  return mode === "oidc";
}
