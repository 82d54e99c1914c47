import { describe, expect, it } from "vitest";
import { readThrown, retryAfter } from "./thrown-error";

const nothing = {
  name: "",
  message: "",
  code: "",
  $fault: "",
  hostname: "",
  address: "",
  path: "",
};
const now = Date.parse("2026-11-23T15:00:00Z");

function waitFor(value: string) {
  const headers = { "retry-after": value };
  return retryAfter(readThrown({ $response: { statusCode: 400, headers } }), now);
}

describe("readThrown", () => {
  it.each([[undefined], [null], ["text"], [7], [{}]])(
    "reads %j as an error without details",
    (thrown) => {
      expect(readThrown(thrown)).toMatchObject({ ...nothing, $metadata: {} });
    },
  );

  it("reads an error", () => {
    const error = Object.assign(new Error("no"), { code: "ECONNREFUSED", address: "127.0.0.1" });
    expect(readThrown(error)).toMatchObject({
      name: "Error",
      message: "no",
      code: "ECONNREFUSED",
      address: "127.0.0.1",
    });
  });

  it("keeps the readable members beside unreadable ones", () => {
    const thrown = { name: 7, message: "no", $metadata: { requestId: "<script>" }, $response: 1 };
    const reading = readThrown(thrown);
    expect(reading).toMatchObject({ name: "", message: "no" });
    expect(reading.$metadata.requestId).toBeUndefined();
    expect(reading.$response).toBeUndefined();
  });
});

describe("retryAfter", () => {
  it.each([
    ["7", 7],
    ["0", 1],
    ["Mon, 23 Nov 2026 15:00:30 GMT", 30],
    ["Mon, 23 Nov 2026 14:00:00 GMT", 1],
    ["soon", null],
  ])("reads %j as %s", (value, seconds) => {
    expect(waitFor(value)).toBe(seconds);
  });

  it("is null without a header or a response", () => {
    expect(retryAfter(readThrown({}), now)).toBeNull();
    expect(retryAfter(readThrown({ $response: { headers: {} } }), now)).toBeNull();
  });
});
