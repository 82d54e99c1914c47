import type { NextRequest } from "next/server";
import { answerRead } from "@/lib/server/answer-read";
import { listRead } from "@/lib/server/audit";
import { sessionsAnswer } from "@/lib/server/sessions-answer";

export function GET(request: NextRequest): Promise<Response> {
  const search = request.nextUrl.searchParams;
  return answerRead(request, listRead(search), (trail, viewer) =>
    sessionsAnswer(search, request, viewer, trail),
  );
}
