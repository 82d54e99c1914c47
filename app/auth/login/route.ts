import { loginAnswer } from "@/lib/server/auth/oidc/login-answer";
import { withRequest } from "@/lib/server/request-context";

export function GET(request: Request): Promise<Response> {
  return withRequest(request.headers, () => loginAnswer(request));
}
