import "server-only";
import type { AwsPageRequest } from "@/lib/server/aws/describe-sessions";
import type { PageRequest, SourcePage } from "@/lib/server/source/source-page";

/** A request for a page of AWS, with its purpose. */
export type GatewayRequest = AwsPageRequest &
  Pick<PageRequest, "priority" | "since"> & {
    /** The length of a window that ends now, such as `6h`, if the filters begin with such a window; else null. */
    range: string | null;
  };

/** Reads one page of one account and region. Throws a `PageFailureError`, or the signal's reason. */
export type ReadThroughGateway = (request: GatewayRequest) => Promise<SourcePage>;
