import type { NextRequest } from "next/server";
import { answerRead } from "@/lib/server/api/answer-read";
import { listRead } from "@/lib/server/api/audit";
import { sessionsAnswer } from "@/lib/server/api/sessions-answer";

export function GET(request: NextRequest): Promise<Response> {
  const search = request.nextUrl.searchParams;
  return answerRead(request, listRead(search), (trail, viewer) =>
    sessionsAnswer(search, request, viewer, trail),
  );
}
