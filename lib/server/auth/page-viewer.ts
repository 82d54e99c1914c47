import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { config } from "@/lib/server/config/config";
import { ProblemError } from "@/lib/server/problem";
import type { Viewer } from "@/lib/server/viewer";
import { noAccessPath, signedOutPath, signInPath } from "@/lib/sign-in-path";
import { type Authenticated, authenticate } from "./authenticate";
import { requireViewer } from "./require-viewer";

/** Why somebody is shown no page of data; `overloaded`: who they are cannot be checked for the moment. */
export type Refusal = (typeof REFUSALS)[number];
const REFUSALS = ["unauthenticated", "forbidden", "overloaded"] as const;

/**
 * Who looks at a page. For whom there is nothing to see, there is another page; `path` is where they come back to
 * afterwards, with its query.
 */
export async function pageViewer(path: string): Promise<Viewer> {
  const found = await refusedOr(required);
  if (found === "forbidden") redirect(noAccessPath(path));
  // A page of Next's has no status of its own but 200 and 404; there it is said, and tried again.
  if (found === "overloaded") redirect(signedOutPath(path));
  if (found !== "unauthenticated") return found.viewer;
  redirect(config().auth.signIn.mode === "oidc" ? signInPath(path) : signedOutPath(path));
}

/** Who looks at what surrounds a page; null for whom the page itself sends away. */
export async function shellViewer(): Promise<Viewer | null> {
  const found = await refusedOr(required);
  return typeof found === "string" ? null : found.viewer;
}

/** Who asks, for the pages of signing in: also if they are not let in, or nothing has been opened for them. */
export async function askingViewer(): Promise<Authenticated | Refusal> {
  return refusedOr(authenticate);
}

async function required(asked: Headers): Promise<{ viewer: Viewer }> {
  return { viewer: await requireViewer(asked) };
}

async function refusedOr<Found extends { viewer: Viewer }>(
  find: (headers: Headers) => Promise<Found>,
): Promise<Found | Refusal> {
  // The environment is the running server's, not the build's.
  await connection();
  try {
    const found = await find(await headers());
    // A portal's token is for the data of its view; pages are for who has signed in.
    return found.viewer.kind === "embed" ? "unauthenticated" : found;
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    const refusal = REFUSALS.find((each) => each === code);
    if (refusal === undefined) throw error;
    return refusal;
  }
}
