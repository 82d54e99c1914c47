import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** Why a page is old that AWS has not renewed in time, though it has not failed either. */
export const SLOW: AwsFailure = {
  code: "aws-timeout",
  detail: "AWS has not answered yet. What follows will be newer.",
};

/** Failures that are answers: no old page may stand in for them. */
const FINAL: readonly AwsFailure["code"][] = [
  // The account's owner has said no.
  "aws-access-denied",
  // The request itself cannot be used, and whoever asks has to begin anew.
  "aws-invalid-request",
  "cursor-expired",
];

/** Whether an old page is better than this failure. */
export function isStaleIfError({ code }: AwsFailure): boolean {
  return !FINAL.includes(code);
}
