import type { NextRequest } from "next/server";
import { answerRead } from "@/lib/server/answer/answer-read";
import { sessionsAnswer } from "@/lib/server/answer/sessions-answer";
import { listRead } from "@/lib/server/log/audit";

export function GET(request: NextRequest): Promise<Response> {
  const search = request.nextUrl.searchParams;
  return answerRead(request, listRead(search), (trail, viewer) =>
    sessionsAnswer(search, request, viewer, trail),
  );
}
