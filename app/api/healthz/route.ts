import { aliveResponse } from "@/lib/server/health";

export function GET(): Response {
  return aliveResponse();
}
