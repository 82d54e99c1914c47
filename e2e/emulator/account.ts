const PLAIN_ACCOUNT = "482913004417";

/**
 * The number of an account, which goes by that number if a role of it was assumed. Each plain access key has
 * sessions of its own, under its own name, and yet all of them are in one account.
 */
export function numberOf(account: string): string {
  return /^\d{12}$/.test(account) ? account : PLAIN_ACCOUNT;
}

/** The ARN prefix of a region's partition. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The ARN of who has assumed a role. */
export function assumedRoleArn(
  partition: string,
  account: string,
  role: { roleName: string; sessionName: string },
): string {
  return `arn:${partition}:sts::${account}:assumed-role/${role.roleName}/${role.sessionName}`;
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
