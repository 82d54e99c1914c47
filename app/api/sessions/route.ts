import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { sessionsAnswer } from "@/lib/server/sessions-answer";

export function GET({ nextUrl, signal }: NextRequest): Promise<Response> {
  return answer(signal, () => sessionsAnswer(nextUrl.searchParams, signal));
}
