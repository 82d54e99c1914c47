import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { sessionsAnswer } from "@/lib/server/sessions-answer";

export function GET(request: NextRequest): Promise<Response> {
  const { nextUrl, signal } = request;
  return answer(request, () => sessionsAnswer(nextUrl.searchParams, signal));
}
