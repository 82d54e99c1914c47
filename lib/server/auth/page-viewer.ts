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

/** Why a page shows no data; `overloaded`: the sign-in cannot be verified at the moment. */
export type PageRefusal = (typeof PAGE_REFUSALS)[number];
const PAGE_REFUSALS = ["unauthenticated", "forbidden", "overloaded"] as const;

/**
 * The viewer of a page. Redirects to another page if they may see nothing; `path` is the page to come back to, with its
 * query.
 */
export async function pageViewer(path: string): Promise<Viewer> {
  const found = await refusedOr(required);
  if (found === "forbidden") redirect(noAccessPath(path));
  // A page of Next.js has no status but 200 and 404, so the page that it redirects to explains and retries.
  if (found === "overloaded") redirect(signedOutPath(path));
  if (found !== "unauthenticated") return found.viewer;
  redirect(config().auth.signIn.mode === "oidc" ? signInPath(path) : signedOutPath(path));
}

/** The viewer for the layout around a page; null if the page itself redirects them. */
export async function shellViewer(): Promise<Viewer | null> {
  const found = await refusedOr(required);
  return typeof found === "string" ? null : found.viewer;
}

/** The viewer for the pages of signing in, also if they are not let in or may see nothing. */
export async function askingViewer(): Promise<Authenticated | PageRefusal> {
  return refusedOr(authenticate);
}

async function required(asked: Headers): Promise<{ viewer: Viewer }> {
  return { viewer: await requireViewer(asked) };
}

async function refusedOr<Found extends { viewer: Viewer }>(
  find: (headers: Headers) => Promise<Found>,
): Promise<Found | PageRefusal> {
  // Read at request time: the environment is the running server's, not that of the build.
  await connection();
  try {
    const found = await find(await headers());
    // A portal's token gives access to the data of its view. Pages are for people who have signed in.
    return found.viewer.kind === "embed" ? "unauthenticated" : found;
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    const refusal = PAGE_REFUSALS.find((each) => each === code);
    if (refusal === undefined) throw error;
    return refusal;
  }
}
