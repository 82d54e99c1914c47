export const ACCOUNT_ID = "482913004417";

/** The ARN prefix of a region's partition. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The console's host, as in the links the service puts into OutputUrl. */
export function consoleHostOf(region: string): string {
  switch (partitionOf(region)) {
    case "aws-cn":
      return `https://${region}.console.amazonaws.cn`;
    case "aws-us-gov":
      return `https://${region}.console.amazonaws-us-gov.com`;
    default:
      return `https://${region}.console.aws.amazon.com`;
  }
}
