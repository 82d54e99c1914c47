import "server-only";
import { DescribeSessionsCommand, type SSMClient } from "@aws-sdk/client-ssm";
import * as z from "zod";
import type { AwsFilter } from "@/lib/sessions/query/plan";
import type { Session } from "@/lib/sessions/session/session";
import type { AwsState } from "./aws-lists";
import { UnreadableReplyError } from "./listing-error";
import { toSession } from "./to-session";

/** What is asked of AWS in one call: rows per page are 1 to 200, a null token means the first page. */
export type AwsPageRequest = {
  state: AwsState;
  filters: readonly AwsFilter[];
  pageSize: number;
  token: string | null;
  signal: AbortSignal;
};

/** One page as AWS gave it, in AWS's order. It may be short or empty although more follows. */
export type ListedPage = { sessions: Session[]; nextToken: string | null };

/** Reads one page of one account and region. Throws what AWS threw. */
export type DescribePage = (request: AwsPageRequest) => Promise<ListedPage>;

const replySchema = z.object({
  Sessions: z.array(z.unknown()).nullish(),
  NextToken: z.string().nullish(),
  $metadata: z.object({ requestId: z.string().optional() }),
});

/** `ssm:DescribeSessions` of one account and region. */
export function describeSessions(
  client: SSMClient,
  source: { account: string; region: string },
): DescribePage {
  return async function readPage({ state, filters, pageSize, token, signal }) {
    const command = new DescribeSessionsCommand({
      State: state,
      MaxResults: pageSize,
      ...(filters.length > 0 && { Filters: [...filters] }),
      ...(token !== null && { NextToken: token }),
    });
    const { credentials } = client.config;
    const used = await credentials().catch(() => null);
    try {
      return toPage(await client.send(command, { abortSignal: signal }), source);
    } catch (error) {
      // The SDK trusts the expiry that it was told; credentials can end before it, and be renewed: once for
      // all regions of an account, which share them.
      if (!isExpired(error)) throw error;
      const known = await credentials();
      const isSame = known.accessKeyId === used?.accessKeyId;
      const now = isSame ? await credentials({ forceRefresh: true }) : known;
      // Those of the environment stay as they are.
      if (error instanceof Error && now.accessKeyId !== used?.accessKeyId) renewed.add(error);
      throw error;
    }
  };
}

const renewed = new WeakSet<Error>();

/** Whether a call failed by credentials that have been replaced since: another one may do. */
export function areCredentialsRenewed(error: unknown): boolean {
  return error instanceof Error && renewed.has(error);
}

function isExpired(error: unknown): boolean {
  return error instanceof Error && /^ExpiredToken(?:Exception)?$/.test(error.name);
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
