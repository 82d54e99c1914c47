import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { awsError } from "@/lib/testing/fakes/fake-listing";
import { AccountEvidence } from "./account-evidence";
import { toAwsFailure } from "./aws-error";
import type { AwsPageRequest, DescribePage, ListedPage } from "./describe-sessions";

const request: AwsPageRequest = {
  state: "Active",
  filters: [],
  pageSize: 50,
  token: null,
  signal: new AbortController().signal,
};
const PAGE: ListedPage = { sessions: [], nextToken: null };
const OTHER_REGION = /in another region of the account.*global endpoint of STS/;
const KEY = /^AWS does not know the access key/;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const answers: DescribePage = () => Promise.resolve(PAGE);
const refuses =
  (name: string): DescribePage =>
  () =>
    Promise.reject(awsError(name));
/** A call that ends after some milliseconds. */
const inMs =
  (ms: number, then: DescribePage): DescribePage =>
  async (asked) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return await then(asked);
  };

/** The sentence about the failure of the second of two regions, if both are asked at once. */
async function detailWith(first: DescribePage, second: DescribePage): Promise<string> {
  const evidence = new AccountEvidence({ keyId: () => Promise.resolve("AKIA1") });
  evidence
    .wrap(
      "eu-west-1",
      first,
    )(request)
    .catch(() => undefined);
  const detail = detailOf(evidence.wrap("af-south-1", second));
  await vi.advanceTimersByTimeAsync(1000);
  return await detail;
}

async function detailOf(read: DescribePage): Promise<string> {
  const error = await read(request).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return toAwsFailure(error, 0).detail;
}

describe("a key that AWS does not know in one region", () => {
  it.each(["UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure"])(
    "is good if another region answers: %s",
    async (name) => {
      expect(await detailWith(answers, refuses(name))).toMatch(OTHER_REGION);
    },
  );

  it("is good if another region answers a little later", async () => {
    const detail = await detailWith(inMs(900, answers), refuses("UnrecognizedClientException"));
    expect(detail).toMatch(OTHER_REGION);
  });

  it.each(["AccessDeniedException", "ThrottlingException", "ValidationException"])(
    "is good if AWS answers %s elsewhere",
    async (name) => {
      const detail = await detailWith(refuses(name), refuses("UnrecognizedClientException"));
      expect(detail).toMatch(OTHER_REGION);
    },
  );

  it("is bad if all regions refuse it, or none proves it", async () => {
    const refusal = refuses("UnrecognizedClientException");
    expect(await detailWith(refusal, refusal)).toMatch(KEY);
    expect(await detailWith(refuses("InternalServerError"), refusal)).toMatch(KEY);
    expect(await detailWith(inMs(5000, answers), refusal)).toMatch(KEY);
  });

  it("is bad once the region that proved it refuses it as well", async () => {
    const evidence = new AccountEvidence({ keyId: () => Promise.resolve("AKIA1") });
    const answersFrom: DescribePage[] = [answers, refuses("UnrecognizedClientException")];
    const first = evidence.wrap(
      "eu-west-1",
      (asked) => answersFrom.shift()?.(asked) ?? answers(asked),
    );
    const second = evidence.wrap("af-south-1", refuses("UnrecognizedClientException"));
    await first(request);
    expect(await detailOf(second)).toMatch(OTHER_REGION);
    expect(await detailOf(first)).toMatch(KEY);
    expect(await detailOf(second)).toMatch(KEY);
  });

  it("is not proven by an answer of a minute ago, nor by that to another key", async () => {
    let [now, keyId] = [0, "AKIA1"];
    const evidence = new AccountEvidence({ keyId: () => Promise.resolve(keyId), now: () => now });
    const refused = evidence.wrap("af-south-1", refuses("UnrecognizedClientException"));
    await evidence.wrap("eu-west-1", answers)(request);
    now = 59_999;
    expect(await detailOf(refused)).toMatch(OTHER_REGION);
    now = 60_000;
    expect(await detailOf(refused)).toMatch(KEY);
    await evidence.wrap("eu-west-1", answers)(request);
    expect(await detailOf(refused)).toMatch(OTHER_REGION);
    keyId = "AKIA2";
    expect(await detailOf(refused)).toMatch(KEY);
  });

  it("is told apart from other failures, which stay as they are", async () => {
    expect(await detailWith(answers, refuses("ExpiredTokenException"))).toMatch(/have expired/);
  });
});
