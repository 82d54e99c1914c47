import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { sessionAnswer } from "@/lib/server/session-answer";

export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/sessions/[sessionId]">,
): Promise<Response> {
  return answer(request, async () => {
    const { sessionId } = await params;
    return await sessionAnswer(sessionId, request.nextUrl.searchParams, request);
  });
}
