import { logoutAnswer } from "@/lib/server/auth/oidc/logout-answer";
import { withRequest } from "@/lib/server/request-context";

export function POST(request: Request): Promise<Response> {
  return withRequest(request.headers, () => logoutAnswer(request));
}
