import { readFileSync } from "node:fs";

export const dynamic = "force-dynamic";

let answer;

/** Measures the cost of Next itself: it always returns the same JSON and does nothing else. */
export function GET() {
  answer ??= JSON.parse(readFileSync(process.env.E2E_ANSWER, "utf8"));
  return Response.json(answer);
}
