import "server-only";
import type { ProblemCode } from "@/lib/problem";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { PageFailureError } from "@/lib/server/aws/aws-failure-error";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { Grant, Viewer } from "@/lib/server/viewer";

const ASK = "Whoever runs Sessionscope finds out why in its log.";

/** What AWS refuses names identities and roles, and with them accounts: the base's own, and those that it may not enter. */
const GENERAL: Partial<Record<ProblemCode, string>> = {
  "aws-access-denied": `AWS does not let Sessionscope read this account and region. ${ASK}`,
  "aws-credentials": `Sessionscope has no valid credentials for this account and region. ${ASK}`,
};

/**
 * A source as somebody reads it who may not see every account: its failures tell what kind they are, and no
 * identity, role or account that is in AWS's own words.
 */
export function redacted<Source extends Pick<SessionSource, "readPage">>(
  source: Source,
  viewer: Pick<Viewer, "kind" | "grants">,
): Source {
  if (viewer.kind !== "embed" && viewer.grants.some(isOfEverything)) return source;
  return {
    ...source,
    async readPage(request) {
      try {
        const page = await source.readPage(request);
        const { staleBecause } = page;
        return staleBecause === null ? page : { ...page, staleBecause: generalOf(staleBecause) };
      } catch (error) {
        throw error instanceof PageFailureError
          ? new PageFailureError(generalOf(error.failure))
          : error;
      }
    },
  };
}

function isOfEverything({ accounts, regions }: Grant): boolean {
  return accounts === "*" && regions === "*";
}

function generalOf(failure: AwsFailure): AwsFailure {
  const detail = GENERAL[failure.code];
  return detail === undefined ? failure : { ...failure, detail };
}
