import { Agent, createServer } from "node:http";
import { connect, Socket } from "node:net";
import { HttpRequest } from "@smithy/core/protocols";
import { describe, expect, it, onTestFinished } from "vitest";
import { toAwsFailure } from "./aws-error";
import { AwsHandler } from "./aws-handler";
import { CredentialsError } from "./credentials-error";
import { networkError } from "./network-error";
import { readThrown } from "./thrown-error";

const NOTHING = { profile: undefined, agent: "AWS_CONTAINER_CREDENTIALS_FULL_URI" };

function issueOf(thrown: Record<string, unknown>) {
  return networkError(readThrown(thrown));
}

/** An error of Node about a call of the operating system. */
function systemError(syscall: string, code: string, more: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(`${syscall} ${code} 10.0.0.5:443`), { code, syscall, ...more });
}

describe("networkError", () => {
  it.each([
    ["ENOTFOUND", "could not reach"],
    ["ECONNREFUSED", "could not reach"],
    ["ECONNRESET", "could not reach"],
    ["EPROTO", "protocol"],
    ["HPE_INVALID_CONSTANT", "protocol"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "protocol"],
    ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", "protocol"],
    ["ERR_TLS_INVALID_PROTOCOL_VERSION", "protocol"],
    ["ERR_TLS_HANDSHAKE_TIMEOUT", "could not connect"],
  ])("explains %s", (code, text) => {
    expect(issueOf({ code, hostname: "ssm.example" })).toMatch(
      new RegExp(`ssm\\.example.*${text}|${text}.*ssm\\.example`),
    );
  });

  it.each(["ETIMEDOUT", "", "ThrottlingException", "ERR_INVALID_ARG_TYPE"])(
    "returns null for %j",
    (code) => {
      expect(issueOf({ code, hostname: "ssm.example" })).toBeNull();
    },
  );

  it("names the address if there is no host, and neither of them if they are malformed", () => {
    const code = "ECONNREFUSED";
    expect(issueOf({ code, address: "127.0.0.1" })).toContain("127.0.0.1");
    expect(issueOf({ code, hostname: "bob:hunter2@ssm.example/x" })).not.toContain("hunter2");
    expect(issueOf({ code })).toContain("the AWS endpoint");
  });
});

describe("whatever a connection fails with", () => {
  it.each([
    ["connect", "EHOSTDOWN", /could not reach the endpoint ssm\.test \(EHOSTDOWN\)/],
    ["connect", "ENOTCONN", /could not reach/],
    ["connect", "EINVAL", /could not reach/],
    ["getaddrinfo", "EAI_FAIL", /could not reach the endpoint ssm\.test \(EAI_FAIL\)/],
    ["getaddrinfo", "EAI_NODATA", /could not reach/],
    ["read", "ETIMEDOUT", /could not reach/],
    ["write", "EIO", /could not reach/],
    ["connect", "EMFILE", /could not open another connection to the endpoint ssm\.test.*limits/],
    ["connect", "EADDRNOTAVAIL", /could not open another connection.*limits/],
    ["connect", "EACCES", /does not let Sessionscope connect.*firewall/],
    ["connect", "EPERM", /does not let Sessionscope connect.*firewall/],
  ])("%s %s is about the network, for a call and for credentials", (syscall, code, sentence) => {
    const error = systemError(syscall, code, { hostname: "ssm.test" });
    const call = toAwsFailure(error, 0);
    expect(call).toMatchObject({
      code: "aws-unavailable",
      detail: expect.stringMatching(sentence),
      reason: expect.stringContaining(code),
    });
    const credentials = toAwsFailure(new CredentialsError(error, [], NOTHING), 0);
    expect(credentials.code).toBe("aws-unavailable");
    expect(credentials.detail).toContain("ssm.test to get credentials");
    // An error without a host, such as that of a file descriptor, is about the network as well.
    expect(toAwsFailure(systemError(syscall, code), 0).code).toBe("aws-unavailable");
  });

  it("is told apart from the reading of a file", () => {
    const words = "EISDIR: illegal operation on a directory, read";
    const error = Object.assign(new Error(words), { code: "EISDIR", syscall: "read" });
    expect(networkError(readThrown(error))).toBeNull();
    const file = Object.assign(new Error("EACCES: permission denied, open '/x'"), {
      code: "EACCES",
      syscall: "open",
      path: "/x",
    });
    expect(toAwsFailure(new CredentialsError(file, [], NOTHING), 0).detail).toMatch(/^The file of/);
  });

  it("has its host and words if several addresses failed", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const address = closed.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    const lookup = [
      { address: "127.0.0.1", family: 4 },
      { address: "127.0.0.2", family: 4 },
    ];
    const error = await new Promise((resolve) => {
      connect({
        host: "ssm.test",
        port,
        autoSelectFamily: true,
        lookup: (_host, _options, found) => found(null, lookup),
      }).on("error", resolve);
    });
    expect(error).toBeInstanceOf(AggregateError);
    const failure = toAwsFailure(error, 0);
    expect(failure.detail).toContain("the endpoint 127.0.0.1 (ECONNREFUSED)");
    expect(failure.reason).toContain("connect ECONNREFUSED 127.0.0.1");
  });
});

describe("a connection that is never made", () => {
  const SENTENCE =
    /^Sessionscope could not connect to the endpoint sts\.test( to get credentials)? within 3 s\. Check firewalls, NAT, the VPC endpoints \(ssm and sts\)/;

  /** The error of the SDK's handler for a server that never answers to SYN. */
  async function unconnected(): Promise<unknown> {
    class Dropping extends Agent {
      override createConnection() {
        return Object.defineProperty(new Socket(), "connecting", { value: true });
      }
    }
    const limits = { connectionTimeout: 20, httpAgent: new Dropping() };
    const handler = new AwsHandler(null, limits);
    onTestFinished(() => handler.destroy());
    const request = new HttpRequest({ protocol: "http:", hostname: "sts.test", path: "/" });
    return await handler.handle(request).catch((error: unknown) => error);
  }

  it("is no slow answer, blames no filter, and is logged with its reason", async () => {
    const error = await unconnected();
    for (const thrown of [error, new CredentialsError(error, [], NOTHING)]) {
      const failure = toAwsFailure(thrown, 0);
      expect(failure.code).toBe("aws-unavailable");
      expect(failure.detail).toMatch(SENTENCE);
      expect(failure.detail).not.toMatch(/filter|five seconds/);
      expect(failure.reason).toContain("did not establish a connection");
    }
  });

  it("is recognised if the operating system gives up", () => {
    const error = systemError("connect", "ETIMEDOUT", {
      name: "TimeoutError",
      hostname: "sts.test",
    });
    expect(toAwsFailure(error, 0).detail).toMatch(SENTENCE);
    const all = Object.assign(new AggregateError([error], ""), { name: "TimeoutError" });
    expect(toAwsFailure(all, 0).detail).toMatch(SENTENCE);
  });
});

describe("a certificate that is not accepted", () => {
  it.each([
    ["ERR_TLS_CERT_ALTNAME_INVALID", /is for another name .*AWS_ENDPOINT_URL_SSM/],
    ["ERR_TLS_CERT_ALTNAME_FORMAT", /is for another name/],
    ["HOSTNAME_MISMATCH", /is for another name/],
    ["CERT_HAS_EXPIRED", /has expired or is not valid yet .*clock/],
    ["CERT_NOT_YET_VALID", /has expired or is not valid yet .*clock/],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /is not trusted .*NODE_EXTRA_CA_CERTS/],
    ["SELF_SIGNED_CERT_IN_CHAIN", /is not trusted .*NODE_EXTRA_CA_CERTS/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /is not trusted .*NODE_EXTRA_CA_CERTS/],
    ["INVALID_CA", /is not trusted .*NODE_EXTRA_CA_CERTS/],
    ["INVALID_PURPOSE", /is not trusted/],
    ["PATH_LENGTH_EXCEEDED", /is not trusted/],
  ])("%s is named, with its cure", (code, sentence) => {
    const detail = issueOf({ code, hostname: "ssm.test" });
    expect(detail).toMatch(sentence);
    expect(detail).toContain(`The certificate of the endpoint ssm.test`);
    expect(detail).toContain(`(${code})`);
    if (!detail?.includes("is not trusted")) expect(detail).not.toContain("NODE_EXTRA_CA_CERTS");
  });
});
