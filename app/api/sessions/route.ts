import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { sessionsAnswer } from "@/lib/server/sessions-answer";

export function GET(request: NextRequest): Promise<Response> {
  return answer(request, () => sessionsAnswer(request.nextUrl.searchParams, request));
}
