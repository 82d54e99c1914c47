import "server-only";
import { DescribeSessionsCommand, type SSMClient } from "@aws-sdk/client-ssm";
import * as z from "zod";
import type { AwsFilter } from "@/lib/sessions/query/plan";
import type { Session } from "@/lib/sessions/session/session";
import { toAwsFailure } from "./aws-error";
import type { AwsState } from "./aws-lists";
import { UnreadableReplyError } from "./listing-error";
import { areRenewed } from "./renewed-credentials";
import { SdkError } from "./sdk-error";
import { toSession } from "./to-session";

/** One request to AWS. A page has 1 to 200 rows; a null token means the first page. */
export type AwsPageRequest = {
  state: AwsState;
  filters: readonly AwsFilter[];
  pageSize: number;
  token: string | null;
  signal: AbortSignal;
};

/** One page as AWS returned it, in AWS's order. It may be short or empty although more pages follow. */
export type ListedPage = { sessions: Session[]; nextToken: string | null };

/** Reads one page of one account and region. Rethrows AWS's errors. */
export type DescribePage = (request: AwsPageRequest) => Promise<ListedPage>;

const replySchema = z.object({
  Sessions: z.array(z.unknown()).nullish(),
  NextToken: z.string().nullish(),
  $metadata: z.object({ requestId: z.string().optional() }),
});

/** Calls `ssm:DescribeSessions` for one account and region. */
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
    const used = await credentials();
    try {
      const reply = await client.send(command, { abortSignal: signal }).catch(explainSdk);
      return toPage(reply, source);
    } catch (error) {
      // They are renewed for all regions of an account, because the regions share them.
      const isWorthAnother = await areRenewed(error, used, credentials);
      if (error instanceof Error && isWorthAnother) renewed.add(error);
      throw error;
    }
  };
}

/**
 * Rethrows what the SDK threw. An error that no rule knows is marked as the SDK's: it is about a setting that only
 * the SDK reads, and not a fault of Sessionscope.
 */
function explainSdk(error: unknown): never {
  throw toAwsFailure(error, 0).code === "internal" ? new SdkError(error) : error;
}

const renewed = new WeakSet<Error>();

/** Whether a call failed because of credentials that have been replaced since, so that a retry may succeed. */
export function areCredentialsRenewed(error: unknown): boolean {
  return error instanceof Error && renewed.has(error);
}

function toPage(reply: unknown, source: { account: string; region: string }): ListedPage {
  const { success, data } = replySchema.safeParse(reply);
  // The SDK reads an empty body, `[]` or `{}` as a response without members. AWS puts a request id on every
  // response, so a reply with neither rows nor an id is not from AWS and must not count as an empty list.
  if (!success || (data.Sessions == null && !data.$metadata.requestId)) {
    throw new UnreadableReplyError();
  }
  const sessions = (data.Sessions ?? []).flatMap((row) => toSession(row, source) ?? []);
  return { sessions, nextToken: data.NextToken || null };
}
