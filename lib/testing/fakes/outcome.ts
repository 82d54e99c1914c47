import { ProblemError } from "@/lib/server/problem";
import type { Identity } from "@/lib/server/viewer";

/** The sub of the identity, or the code of the problem that was thrown. */
export async function outcomeOf(identity: Promise<Identity>): Promise<string> {
  try {
    return (await identity).sub;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}
