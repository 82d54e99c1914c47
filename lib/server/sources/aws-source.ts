import "server-only";
import { withEnd } from "@/lib/server/aws/aws-filters";
import { AWS_LISTS, AWS_RETENTION, awsStateOf, LARGEST_AWS_PAGE } from "@/lib/server/aws/aws-lists";
import { type AwsAsk, planAws } from "@/lib/server/aws/aws-plan";
import type { ReadThroughGateway } from "@/lib/server/gateway/gateway-request";
import type { SessionSource } from "@/lib/server/source/session-source";

/** AWS in one account and region as a source that is read through its gateway. */
export function awsSource(
  { account, region }: { account: string; region: string },
  read: ReadThroughGateway,
): SessionSource<AwsAsk> {
  return {
    account,
    region,
    lists: AWS_LISTS,
    retention: AWS_RETENTION,
    plan: planAws,
    readPage: ({ list, ask, before, pageSize, ...request }) =>
      read({
        ...request,
        state: awsStateOf(list),
        filters: withEnd(ask.filters, before),
        range: ask.range,
        pageSize: pageSize ?? LARGEST_AWS_PAGE,
      }),
  };
}
