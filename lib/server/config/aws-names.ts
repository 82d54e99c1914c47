import "server-only";
import { REGION_FORM } from "@/lib/sessions/session/region";

const REGION = new RegExp(`^${REGION_FORM}$`);
/** The path and name of a role have at most 512 and 64 characters (IAM API reference, `CreateRole`). */
const ROLE_ARN = /^arn:(aws[a-z-]*):iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

/** Whether a text has the form of a region's name. */
export function isRegion(text: string): boolean {
  return REGION.test(text);
}

/** The rule for the ARN of a role. */
export const ROLE_ARN_RULE = "must be a role's ARN: arn:aws:iam::<12 digits>:role/<name>.";

/** Whether a text has the form of a role's ARN, in any partition. */
export function isRoleArn(text: string): boolean {
  return ROLE_ARN.test(text);
}

/** The partition in a role's ARN, such as `aws-cn`; undefined for any other text. */
export function partitionOfRole(arn: string): string | undefined {
  return ROLE_ARN.exec(arn)?.[1];
}
