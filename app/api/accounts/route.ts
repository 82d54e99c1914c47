import { accountsAnswer } from "@/lib/server/api/accounts-answer";
import { answer } from "@/lib/server/api/answer";

export function GET(request: Request): Promise<Response> {
  return answer(request, accountsAnswer);
}
