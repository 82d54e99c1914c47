import { readyResponse } from "@/lib/server/health";

export function GET(): Response {
  return readyResponse();
}
