import { ConnectionTimeoutError, SimpleError } from "@redis/client";
import { describe, expect, it } from "vitest";
import { redisFailure } from "./redis-error";

describe("redisFailure", () => {
  it.each([
    ["NOAUTH Authentication required.", "credentials"],
    ["ERR AUTH <password> called without any password configured", "credentials"],
    ["ERR invalid password", "credentials"],
    ["NOPERM No permissions to access a key", "permission"],
    ["ERR The user executing the script can't run this command: ACL", "permission"],
    ["OOM command not allowed when used memory > 'maxmemory'.", "full"],
    ["MISCONF Redis is configured to save RDB snapshots", "read-only"],
    ["BUSY Redis is busy running a script.", "busy"],
    ["CLUSTERDOWN Hash slot not served", "cluster"],
    ["WRONGTYPE Operation against a key", "garbage"],
    ["ERR unknown command 'GETRANGE'", "refused"],
    ["constructor", "refused"],
    ["", "refused"],
  ])("classifies the reply %j", (message, failure) => {
    expect(redisFailure(new SimpleError(message))).toBe(failure);
  });

  it.each([
    ["ECONNREFUSED", "unreachable"],
    ["ENOTFOUND", "unreachable"],
    ["EHOSTUNREACH", "unreachable"],
    ["ECONNRESET", "closed"],
    ["EPIPE", "closed"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["EPROTO", "tls"],
  ])("classifies the network error %s", (code, failure) => {
    expect(redisFailure(Object.assign(new Error("hunter2"), { code }))).toBe(failure);
  });

  it("classifies an unknown error as garbage", () => {
    expect(redisFailure(new Error('Unknown RESP type 72 "H"'))).toBe("garbage");
    expect(redisFailure(undefined)).toBe("garbage");
  });

  it("classifies a connection timeout as slow", () => {
    expect(redisFailure(new ConnectionTimeoutError())).toBe("slow");
  });
});
