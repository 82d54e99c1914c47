import "server-only";
import { paginateDescribeSessions, type SSMClient } from "@aws-sdk/client-ssm";
import * as z from "zod";
import type { Plan } from "@/lib/server/plan";
import type { Session } from "@/lib/sessions/session";
import { RepeatedTokenError, UnreadableReplyError } from "./listing-error";
import { toSession } from "./to-session";

/** What is asked of AWS: a plan, rows per call (1 to 200), and the NextToken to start at. */
export type Listing = Pick<Plan, "state" | "filters"> & {
  pageSize: number;
  startingToken: string | null;
  signal: AbortSignal;
};

/** One page as AWS gave it, in AWS's order. It may be short or empty although more follows. */
export type ListedPage = { sessions: Session[]; nextToken: string | null };

/** Lists one source page by page, each page a call, until there is no more. Throws what AWS threw. */
export type ListPages = (listing: Listing) => AsyncIterable<ListedPage>;

const replySchema = z.object({
  Sessions: z.array(z.unknown()).nullish(),
  NextToken: z.string().nullish(),
  $metadata: z.object({ requestId: z.string().optional() }),
});

/** `ssm:DescribeSessions` of one account and region. */
export function describeSessions(
  client: SSMClient,
  source: { account: string; region: string },
): ListPages {
  return async function* listPages({ state, filters, pageSize, startingToken, signal }) {
    const pages = paginateDescribeSessions(
      { client, pageSize, stopOnSameToken: true, ...(startingToken && { startingToken }) },
      // A fresh object each time, because the paginator writes its token into it.
      { State: state, ...(filters.length > 0 && { Filters: filters }) },
      { abortSignal: signal },
    );
    const asked = new Set([startingToken]);
    for await (const reply of pages) {
      const page = toPage(reply, source);
      yield page;
      // The paginator stops without a word when a token comes again; that must not look complete.
      if (page.nextToken !== null && asked.has(page.nextToken)) throw new RepeatedTokenError();
      asked.add(page.nextToken);
    }
  };
}

function toPage(reply: unknown, source: { account: string; region: string }): ListedPage {
  const { success, data } = replySchema.safeParse(reply);
  // The SDK reads an empty body, `[]` or `{}` as an answer without members. AWS puts its request id on
  // every answer, so a reply with neither rows nor id is not AWS's and must not pass for an empty list.
  if (!success || (data.Sessions == null && !data.$metadata.requestId)) {
    throw new UnreadableReplyError();
  }
  const sessions = (data.Sessions ?? []).flatMap((row) => toSession(row, source) ?? []);
  return { sessions, nextToken: data.NextToken || null };
}
