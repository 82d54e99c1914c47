import type { NextRequest } from "next/server";
import { answerRead } from "@/lib/server/api/answer";
import { listRead } from "@/lib/server/api/audit";
import { sessionsAnswer } from "@/lib/server/api/sessions-answer";

export function GET(request: NextRequest): Promise<Response> {
  const search = request.nextUrl.searchParams;
  return answerRead(request, listRead(search), (viewer, trail) =>
    sessionsAnswer(search, request, viewer, trail),
  );
}
