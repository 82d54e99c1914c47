import { aliveResponse } from "@/lib/server/launch/health";

export function GET(): Response {
  return aliveResponse();
}
