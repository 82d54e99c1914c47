import { describe, expect, it } from "vitest";
import { networkError } from "./network-error";
import { readThrown } from "./thrown-error";

function issueOf(thrown: Record<string, string>) {
  return networkError(readThrown(thrown));
}

describe("networkError", () => {
  it.each([
    ["ENOTFOUND", "could not reach"],
    ["ECONNREFUSED", "could not reach"],
    ["ECONNRESET", "could not reach"],
    ["CERT_HAS_EXPIRED", "NODE_EXTRA_CA_CERTS"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "NODE_EXTRA_CA_CERTS"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "NODE_EXTRA_CA_CERTS"],
    ["EPROTO", "protocol"],
    ["HPE_INVALID_CONSTANT", "protocol"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "protocol"],
  ])("explains %s", (code, text) => {
    expect(issueOf({ code, hostname: "ssm.example" })).toMatch(
      new RegExp(`ssm\\.example.*${text}|${text}.*ssm\\.example`),
    );
  });

  it.each(["ETIMEDOUT", "", "ThrottlingException"])("returns null for %j", (code) => {
    expect(issueOf({ code, hostname: "ssm.example" })).toBeNull();
  });

  it("names the address if there is no host, and neither of them if they are malformed", () => {
    const code = "ECONNREFUSED";
    expect(issueOf({ code, address: "127.0.0.1" })).toContain("127.0.0.1");
    expect(issueOf({ code, hostname: "bob:hunter2@ssm.example/x" })).not.toContain("hunter2");
    expect(issueOf({ code })).toContain("the AWS endpoint");
  });
});
