import { callbackAnswer } from "@/lib/server/auth/oidc/callback-answer";
import { withRequest } from "@/lib/server/request-context";

export function GET(request: Request): Promise<Response> {
  return withRequest(request.headers, () => callbackAnswer(request));
}
