import { accountsAnswer } from "@/lib/server/answer/accounts-answer";
import { answer } from "@/lib/server/answer/answer";

export function GET(request: Request): Promise<Response> {
  return answer(request, accountsAnswer);
}
