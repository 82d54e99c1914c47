import { describe, expect, it } from "vitest";
import { ownerIs, parseOwner } from "./owner";

describe("parseOwner", () => {
  it.each([
    ["arn:aws:iam::644160558196:user/bob", "bob", null],
    ["arn:aws:iam::644160558196:user/ops/night/bob", "bob", null],
    [
      "arn:aws:sts::482913004417:assumed-role/SRE-OnCall/devon.okafor",
      "devon.okafor",
      "SRE-OnCall",
    ],
    [
      "arn:aws:sts::482913004417:assumed-role/AWSReservedSSO_DBA_Read_0123456789abcdef/priya@example.com",
      "priya@example.com",
      "DBA_Read",
    ],
    ["arn:aws:iam::482913004417:root", "root", null],
    ["arn:aws:sts::482913004417:federated-user/eve", "eve", null],
    ["arn:aws-us-gov:iam::482913004417:user/bob", "bob", null],
    ["aws:iam::123456789012:user/Bob", "Bob", null],
    ["just a name", "just a name", null],
    ["arn:aws:iam::1:user/", "user/", null],
  ])("%s is %s in the role %s", (arn, person, role) => {
    expect(parseOwner(arn)).toMatchObject({ person, role });
  });

  it("keeps the partition, which is null for a text that is not an ARN", () => {
    expect(parseOwner("arn:aws-cn:iam::123456789012:user/li").partition).toBe("aws-cn");
    expect(parseOwner("li").partition).toBeNull();
  });
});

describe("ownerIs", () => {
  const arn = "arn:aws:sts::482913004417:assumed-role/AdminAccess/alice.chen";
  it.each([
    [arn, arn, true],
    [arn, "alice.chen", true],
    [arn, "Alice.Chen", true],
    [arn, "alice", false],
    [arn, arn.toUpperCase().replace("ARN:AWS:STS", "arn:aws:sts"), false],
    [arn, "AdminAccess", false],
  ])("%s is %s: %s", (owner, wanted, isSame) => {
    expect(ownerIs(owner, wanted)).toBe(isSame);
  });

  it("is false for an unknown owner", () => {
    expect(ownerIs(null, "alice.chen")).toBe(false);
  });
});
