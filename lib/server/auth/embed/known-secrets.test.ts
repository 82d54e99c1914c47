import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config/config";
import { fakeUrl } from "@/lib/testing/fakes/fake-portal";

describe("a secret that others know or can guess", () => {
  const SUPERSET = "test-guest-secret-change-me";
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const secrets = {
    "Superset's default (Superset #39999)": SUPERSET,
    "Superset's default as base64 (Superset #39999)": base64(SUPERSET),
    "Superset's default twice as base64 (Superset #39999)": base64(`${SUPERSET} ${SUPERSET}`),
    "Superset's default as base64 of base64 (Superset #39999)": base64(base64(SUPERSET)),
    "Superset's other default (Superset #39999)": "CHANGE_ME_TO_A_COMPLEX_RANDOM_SECRET",
    "the example of our documents (Superset #39999)":
      "replace-this-with-32-random-bytes-of-your-own",
    "a short one (Metabase #72422)": base64("0123456789abcdef"),
    "a word again and again (Metabase #72422)": base64("hunter2".repeat(6)),
    "zeros (Metabase #72422)": Buffer.alloc(32).toString("base64"),
    "none (Metabase #72422)": "",
  };

  it.each(Object.entries(secrets))("keeps the server from starting: %s", (_, secret) => {
    const key = { iss: "acme-portal", kid: "acme-1", alg: "HS256", secret };
    const reading = readConfig({
      SESSIONSCOPE_URL: fakeUrl,
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: JSON.stringify([key]),
    });
    expect(reading).toEqual({
      issues: [expect.stringMatching(/^SESSIONSCOPE_EMBED_KEYS: \[0\]\.secret .*32 random bytes/)],
    });
    if (secret !== "") expect(JSON.stringify(reading)).not.toContain(secret);
  });
});
