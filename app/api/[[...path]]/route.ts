import { problemResponse } from "@/lib/server/http/problem-response";
import { makeProblem } from "@/lib/server/problem";

/** The API answers in JSON, also for a path that does not exist. */
export function GET(): Response {
  return problemResponse(makeProblem("not-found", "The API has no such path."));
}
