import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { consoleLinks, logLink } from "./console-links";

function href(label: string, changes = {}) {
  return consoleLinks(makeSession(changes)).find((link) => link.label === label)?.href;
}

describe("consoleLinks", () => {
  it("has host and query of one region", () => {
    expect(href("Session Manager")).toBe(
      "https://eu-west-1.console.aws.amazon.com/systems-manager/session-manager/sessions?region=eu-west-1",
    );
  });

  it.each([
    ["cn-north-1", "https://cn-north-1.console.amazonaws.cn/"],
    ["us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/"],
    ["eusc-de-east-1", "https://eusc-de-east-1.console.amazonaws-eusc.eu/"],
    ["il-central-1", "https://il-central-1.console.aws.amazon.com/"],
  ])("follows the partition of the region %s, whatever the owner's is", (region, host) => {
    for (const owner of [null, "arn:aws:iam::1:user/li", "arn:aws-iso:iam::1:user/li"]) {
      expect(href("Session Manager", { owner, region })?.startsWith(host)).toBe(true);
    }
  });

  it.each(["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1"])(
    "has no links in %s, whose partition has no known console",
    (region) => {
      expect(consoleLinks(makeSession({ region, owner: "arn:aws:iam::1:user/x" }))).toEqual([]);
    },
  );

  it("links to the target by its type", () => {
    expect(href("EC2 instance")).toContain("#InstanceDetails:instanceId=i-0f3a9c1e5b7d24680");
    expect(href("Managed node", { target: "mi-0a1b2c3d4e5f60718" })).toContain(
      "/managed-nodes/mi-0a1b2c3d4e5f60718/general?region=eu-west-1",
    );
    expect(href("ECS task", { target: "ecs:pay ments_4f1c_4f1c-1" })).toContain(
      "/ecs/v2/clusters/pay%20ments/tasks/4f1c/configuration",
    );
    expect(href("EC2 instance", { target: 'i-x"><script>' })).toBeUndefined();
  });
});

describe("logLink", () => {
  it.each([
    ["https://us-east-2.console.aws.amazon.com/s3/object/bucket/key.log", true],
    ["https://console.aws.amazon.com/cloudwatch/home", true],
    ["https://s3.console.aws.amazon.com/s3/object/bucket/key.log", true],
    ["https://eusc-de-east-1.console.amazonaws-eusc.eu/cloudwatch/home?region=x#y", true],
    ["https://cn-north-1.console.amazonaws.cn/s3", true],
    ["https://us-gov-west-1.console.amazonaws-us-gov.com/s3", true],
    ["https://console.amazonaws.cn", true],
    ["https://evil.amazonaws.cn/", false],
    ["https://bucket.s3.cn-north-1.amazonaws.com.cn/", false],
    ["https://x.s3.amazonaws-us-gov.com/", false],
    ["https://evil.console.amazonaws.cn/", false],
    ["https://cn-north-1.console.aws.amazon.com/", false],
    ["https://a.eu-west-1.console.aws.amazon.com/", false],
    ["https://console.aws.amazon.com:8443/", false],
    ["https://console.aws.amazon.com:443/", false],
    ["https://bob:hunter2@console.aws.amazon.com/", false],
    ["https://console.aws.amazon.com@evil.example/", false],
    ["https:\\\\console.aws.amazon.com/", false],
    [" https://console.aws.amazon.com/", false],
    ["http://console.aws.amazon.com/", false],
    ["javascript:alert(1)", false],
    ["https://console.aws.amazon.com.evil.example/", false],
    ["https://evilconsole.aws.amazon.com/", false],
    ["nonsense", false],
    [null, false],
  ])("%s: %s", (url, isLink) => {
    expect(logLink(url) === url && url !== null).toBe(isLink);
  });
});
