import { describe, expect, it } from "vitest";
import { accessDenied } from "./access-denied";

const caller = "arn:aws:sts::482913004417:assumed-role/Reader/dashboard";
const denial = `User: ${caller} is not authorized to perform: ssm:DescribeSessions on resource: arn:aws:ssm:eu-west-1:482913004417:*`;

describe("accessDenied", () => {
  it.each([
    denial,
    `${denial} because no identity-based policy allows the ssm:DescribeSessions action`,
  ])("names the caller, the action and the fix: %s", (message) => {
    expect(accessDenied(message)).toBe(
      `${caller} is not allowed to call ssm:DescribeSessions. Allow the action ssm:DescribeSessions on resource "*" for it. It is the only action Sessionscope needs.`,
    );
  });

  it("distinguishes an explicit deny from a missing permission", () => {
    expect(accessDenied(`${denial} with an explicit deny in a service control policy`)).toContain(
      "denies it explicitly (a service control policy); remove that deny",
    );
  });

  it("names another missing action", () => {
    const message = `User: ${caller} is not authorized to perform: ssm:Other on resource: x`;
    expect(accessDenied(message)).toBe(
      `${caller} is not allowed to call ssm:Other. Allow the action ssm:Other on resource "*" for it.`,
    );
  });

  it("names the role that cannot be assumed, and never suggests to allow all roles", () => {
    const role = "arn:aws:iam::482913004417:role/Reader";
    const message = `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`;
    const text = accessDenied(message);
    expect(text).toContain(`${caller} may not assume ${role}. `);
    expect(text).toMatch(/trust policy.*externalId/);
    expect(text).not.toContain('"*"');
  });

  it("does not repeat a text that is not AWS's sentence", () => {
    expect(accessDenied("User: <script> is not authorized to perform: alert(1)")).toMatch(
      /^The identity that Sessionscope uses is not allowed to call ssm:DescribeSessions\. Allow/,
    );
  });
});
