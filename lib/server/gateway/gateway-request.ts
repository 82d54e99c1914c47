import "server-only";
import type { AwsPageRequest } from "@/lib/server/aws/describe-sessions";
import type { PageRequest, SourcePage } from "@/lib/server/source/source-page";

/** A page of AWS that is needed, and for what. */
export type GatewayRequest = AwsPageRequest &
  Pick<PageRequest, "priority" | "since"> & {
    /** The length of a window that ends now, such as `6h`, if the filters' beginning comes from one; else null. */
    range: string | null;
  };

/** Reads one page of one account and region. Throws a `PageFailureError`, or the signal's reason. */
export type ReadThroughGateway = (request: GatewayRequest) => Promise<SourcePage>;
