import "server-only";
import type { ProblemCode } from "@/lib/problem";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { Grant, Viewer } from "@/lib/server/viewer";

const ASK = "The log of Sessionscope gives its operators the reason.";

/** Refusals of AWS name identities and roles, and thereby accounts: the base account and those that deny access. */
const GENERAL: Partial<Record<ProblemCode, string>> = {
  "aws-access-denied": `AWS does not let Sessionscope read this account and region. ${ASK}`,
  "aws-credentials": `Sessionscope has no credentials that AWS accepts for this account and region. ${ASK}`,
};

/**
 * Names that other failures may have: identities and accounts in AWS's own words; proxies and endpoints in ours. A host is a
 * URL, a name with dots, an address, or the word after “the endpoint”. Each may have a port.
 */
const NAMES =
  /\barn:[\w-]+:\S+|\b\d{12}\b|\bhttps?:\/\/[^\s,;()]*[^\s,;().]|(?<=\bthe endpoint )[\w.:-]*[\w:-]|\[[\da-f:.]+\](?::\d+)?|\b[\w-]+(?:\.[\w-]+)+(?::\d+)?/gi;

/**
 * The source for a viewer without access to every account. Its failures state their kind, but no identity, role or
 * account from AWS's own message, and no host of the network.
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
  const { reason: _, ...rest } = failure;
  return { ...rest, detail: GENERAL[failure.code] ?? failure.detail.replace(NAMES, "[withheld]") };
}
