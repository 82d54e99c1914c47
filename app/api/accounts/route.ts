import { accountsAnswer } from "@/lib/server/accounts-answer";
import { answer } from "@/lib/server/answer";

export function GET(request: Request): Promise<Response> {
  return answer(request, accountsAnswer);
}
