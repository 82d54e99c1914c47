import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ProblemError } from "@/lib/server/problem-error";
import { requireViewer } from "./require-viewer";
import type { Viewer } from "./viewer";

/** Who looks at a page. For whom there is nothing to see, there is no page. */
export async function pageViewer(): Promise<Viewer> {
  return (await shellViewer()) ?? notFound();
}

/** Who looks at what surrounds a page; null for whom the page itself sends away. */
export async function shellViewer(): Promise<Viewer | null> {
  // The environment is the running server's, not the build's.
  await connection();
  try {
    return await requireViewer(await headers());
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    if (code === "unauthenticated" || code === "forbidden") return null;
    throw error;
  }
}
