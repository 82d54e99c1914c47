import { answer } from "@/lib/server/answer";
import { knownAccounts } from "@/lib/server/source";

export function GET(request: Request): Promise<Response> {
  return answer(request, async () => ({ accounts: await knownAccounts() }));
}
