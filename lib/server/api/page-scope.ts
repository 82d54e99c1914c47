import "server-only";
import { askingViewer, pageViewer, shellViewer } from "@/lib/server/auth/page-viewer";
import { warmCredentials } from "@/lib/server/aws/ssm-client";
import type { SignIn } from "@/lib/server/config/auth-config";
import { config } from "@/lib/server/config/config";
import { knownAccounts } from "@/lib/server/sources/sources";
import type { Viewer } from "@/lib/server/viewer";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import type { SignedIn } from "@/lib/signed-in";

/**
 * The accounts and regions that the viewer of a page may see. `path` is the page's path with its query: the viewer
 * returns there if they have to sign in first. If the ambient credentials are used, this also makes the client load
 * them, so that the first listing does not wait.
 */
export async function pageScope(path: string): Promise<KnownAccount[]> {
  const viewer = await pageViewer(path);
  if (config().accounts === null) warmCredentials();
  return await knownAccounts(viewer);
}

/** The same for the frame around a page, with the viewer; empty for a viewer whom the page redirects. */
export async function shellScope(): Promise<{
  signedIn: SignedIn | null;
  accounts: KnownAccount[];
}> {
  const viewer = await shellViewer();
  if (viewer === null) return { signedIn: null, accounts: [] };
  return { signedIn: toSignedIn(viewer), accounts: await knownAccounts(viewer) };
}

/** How far the viewer of a sign-in page has got. */
export type Entry =
  /** They may see at least one account. */
  | { kind: "open" }
  /** They are not signed in. */
  | { kind: "nobody" }
  /** Their identity cannot be checked at the moment. */
  | { kind: "unchecked" }
  /** They are signed in, but may see no account. */
  | { kind: "no-access"; signedIn: SignedIn }
  /** The proxy in front has signed them in, but they are not admitted here. */
  | { kind: "not-admitted"; signedIn: SignedIn }
  /** The server has no sign-in, and the request came under a foreign name or through a proxy. */
  | { kind: "foreign-host" };

/** The same for the sign-in pages; `canSignIn` says whether this server signs people in itself. */
export async function entryScope(): Promise<{ entry: Entry; canSignIn: boolean }> {
  return { entry: await entryOf(), canSignIn: hasSignOut(config().auth.signIn) };
}

async function entryOf(): Promise<Entry> {
  const asking = await askingViewer();
  if (asking === "unauthenticated") return { kind: "nobody" };
  if (asking === "overloaded") return { kind: "unchecked" };
  if (asking === "forbidden") return { kind: "foreign-host" };
  const { viewer, isAdmitted } = asking;
  if (!isAdmitted) return { kind: "not-admitted", signedIn: toSignedIn(viewer) };
  const isOpen = viewer.kind === "local" || (await knownAccounts(viewer)).length > 0;
  return isOpen ? { kind: "open" } : { kind: "no-access", signedIn: toSignedIn(viewer) };
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

/** A proxy that signs people in also signs them out. */
function hasSignOut({ mode }: SignIn): boolean {
  return mode === "oidc";
}
