import { describe, expect, it } from "vitest";
import { readAccounts } from "./accounts";
import { awsIssues } from "./aws-issues";

/** Whether the variable takes the value, and whether an account does. */
function readingsOf(variable: "AWS_REGION" | "AWS_ROLE_ARN", value: string) {
  const env = { AWS_WEB_IDENTITY_TOKEN_FILE: "/x", AWS_ROLE_ARN: ROLE, [variable]: value };
  const account = variable === "AWS_REGION" ? { regions: [value] } : { roleArn: value };
  const json = JSON.stringify([{ id: "a", regions: ["eu-west-1"], ...account }]);
  return [awsIssues(env).length === 0, !("issues" in readAccounts(json))];
}

const ROLE = "arn:aws:iam::111122223333:role/r";

describe("the rules of a region and a role", () => {
  it.each([
    ..."eu-west-1 us-gov-west-1 cn-north-1 us-isob-east-1 eusc-de-east-1 mx-central-1".split(" "),
  ])("the variable and the accounts take the region %s", (region) => {
    expect(readingsOf("AWS_REGION", region)).toEqual([true, true]);
  });

  it.each([..."eu-west1 - 1 us-east-1- aws-global us-east EU eu_west_1 eu-west-1a".split(" ")])(
    "the variable and the accounts refuse the region %s",
    (region) => {
      expect(readingsOf("AWS_REGION", region)).toEqual([false, false]);
    },
  );

  it.each([
    ROLE,
    "arn:aws-cn:iam::111122223333:role/path/r",
    "arn:aws-us-gov:iam::111122223333:role/a.b@c",
  ])("the variable and the accounts take the role %s", (role) => {
    expect(readingsOf("AWS_ROLE_ARN", role)).toEqual([true, true]);
  });

  it.each([
    "arn:aws:iam::111122223333:role/a|b",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::11112222333:role/r",
    "arn:aws:sts::111122223333:assumed-role/r/s",
    "role/r",
  ])("the variable and the accounts refuse the role %s", (role) => {
    expect(readingsOf("AWS_ROLE_ARN", role)).toEqual([false, false]);
  });
});
