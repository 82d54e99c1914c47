import { makeProblem } from "@/lib/server/answer/problem-error";
import { problemResponse } from "@/lib/server/answer/problem-response";

/** Whoever asks the API gets JSON, also for a path that does not exist. */
export function GET(): Response {
  return problemResponse(makeProblem("not-found", "The API has no such path."));
}
