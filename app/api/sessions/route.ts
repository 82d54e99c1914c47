import type { NextRequest } from "next/server";
import { answerRead } from "@/lib/server/api/answer";
import { listRead } from "@/lib/server/api/audit";
import { sessionsAnswer } from "@/lib/server/api/sessions-answer";
import { sentQuery } from "@/lib/server/sent-query";

export function GET(request: NextRequest): Promise<Response> {
  const search = sentQuery(request);
  return answerRead(request, listRead(search), (viewer, trail) =>
    sessionsAnswer(search, request, viewer, trail),
  );
}
