import { readyResponse } from "@/lib/server/launch/health";

export function GET(): Response {
  return readyResponse();
}
