import { createHmac } from "node:crypto";
import { type Grant, parseGrant, printGrant } from "./grant";
import { iamId } from "./iam-id";
import { sealerOf } from "./seal";

export type TemporaryCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
};

const PURPOSE = "AssumeRole SessionToken";

/** The same grant at the same time gives the same credentials. */
export function issueCredentials(grant: Grant, seed: string, now: number): TemporaryCredentials {
  return credentialsOf(sealerOf(PURPOSE, seed).seal(printGrant(grant), "", now), seed);
}

/** Undefined for a token that the emulator, with this seed, did not issue. */
export function openCredentials(
  sessionToken: string,
  seed: string,
): (TemporaryCredentials & { grant: Grant }) | undefined {
  const opened = sealerOf(PURPOSE, seed).open(sessionToken, "");
  return opened && { ...credentialsOf(sessionToken, seed), grant: parseGrant(opened.text) };
}

/** Key and secret follow from the token, so that only the three together are of use. */
function credentialsOf(sessionToken: string, seed: string): TemporaryCredentials {
  const secret = createHmac("sha256", `secret ${seed}`).update(sessionToken).digest("base64");
  return {
    accessKeyId: iamId("ASIA", 16, seed, sessionToken),
    secretAccessKey: secret.slice(0, 40),
    sessionToken,
  };
}
