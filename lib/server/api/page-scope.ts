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
 * The accounts and regions that whoever opens a page may see; `path` is the page's, with its query, where they come
 * back to if they have to sign in first. Where the ambient credentials are used, this also makes the client find
 * them, so that the first listing need not wait.
 */
export async function pageScope(path: string): Promise<KnownAccount[]> {
  const viewer = await pageViewer(path);
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

/** How far whoever opens a page of signing in has got. */
export type Entry =
  /** They see something. */
  | { kind: "open" }
  /** They are not signed in. */
  | { kind: "nobody" }
  /** Who they are cannot be checked for the moment. */
  | { kind: "unchecked" }
  /** They are signed in, and that is all. */
  | { kind: "no-access"; signedIn: SignedIn }
  /** The proxy in front has signed them in, and they are not among those let in here. */
  | { kind: "not-admitted"; signedIn: SignedIn }
  /** Nobody has to sign in, but they came by a name that is not this machine's, or through a proxy. */
  | { kind: "foreign-host" };

/** The same for the pages of signing in; `canSignIn` says whether that is done here. */
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

/** Where somebody else signs people in, they sign them out too. */
function hasSignOut({ mode }: SignIn): boolean {
  return mode === "oidc";
}
