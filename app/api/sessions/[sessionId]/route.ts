import type { NextRequest } from "next/server";
import { answerRead } from "@/lib/server/api/answer";
import { sessionRead } from "@/lib/server/api/audit";
import { sessionAnswer } from "@/lib/server/api/session-answer";
import { sentQuery } from "@/lib/server/sent-query";

export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/sessions/[sessionId]">,
): Promise<Response> {
  const { sessionId } = await params;
  const search = sentQuery(request);
  return await answerRead(request, sessionRead(sessionId, search), (viewer, trail) =>
    sessionAnswer(sessionId, search, request, viewer, trail),
  );
}
