import { describe, expect, it } from "vitest";
import { readCliCommand } from "./cli-reading";

const LIST = "aws ssm describe-sessions --state Active";

function readingOf(text: string): { region?: string[]; note?: string } {
  const reading = readCliCommand(text);
  if ("issue" in reading) throw new Error(reading.issue.detail);
  return reading;
}

describe("the region of a pasted command", () => {
  it.each([
    `export AWS_REGION=us-east-1\n${LIST}`,
    `$ export AWS_PROFILE=a AWS_REGION=us-east-1 && ${LIST}`,
    `AWS_REGION=us-east-1; ${LIST}`,
    `set AWS_REGION=us-east-1&& ${LIST}`,
    `set -gx AWS_REGION us-east-1; ${LIST}`,
    `setenv AWS_DEFAULT_REGION us-east-1\n${LIST}`,
    `PS C:\\> $env:AWS_REGION="us-east-1"\nPS C:\\> ${LIST}`,
    `AWS_REGION=us-east-1 ${LIST}`,
    `AWS_REGION=us-east-1 bash -c '${LIST}'`,
    `${LIST} 2>&1 --region us-east-1`,
    `${LIST} >& out.json --region us-east-1`,
    `${LIST} >out.json 2>&1 --region us-east-1`,
    `${LIST} &>out.json --region us-east-1`,
  ])("is read: %s", (text) => {
    expect(readingOf(text)).toEqual({ state: "active", region: ["us-east-1"], change: {} });
  });

  it.each([
    `aws ec2 describe-instances --region us-east-1\n${LIST}`,
    `AWS_REGION=us-east-1 make deploy\n${LIST}`,
    `make AWS_REGION=us-east-1\n${LIST}`,
    `terraform apply --region us-east-1; ${LIST}`,
    `AWS_REGION=us-east-1 ${LIST}; ${LIST}`,
    `AWS_REGION=us-east-1 watch "${LIST}"; ${LIST}`,
  ])("is not that of another command: %s", (text) => {
    expect(readingOf(text)).not.toHaveProperty("region");
  });
});

describe("what stands behind a pasted command", () => {
  it.each([
    ["\nkubectl get pods\n  --region us-east-1", "“kubectl get pods --region us-east-1”"],
    [" && aws ecs list > out --region us-east-1", "“&& aws ecs list > out --region us-east-1”"],
    [" | jq . 2>/dev/null -c", "“| jq . 2>/dev/null -c”"],
    [" (took 3s)", "“(took 3s)”"],
  ])("is left out as it stands: %j", (rest, named) => {
    const { region, note } = readingOf(`${LIST}${rest}`);
    expect(region).toBeUndefined();
    expect(note).toBe(`Only the AWS command was read, without ${named}.`);
  });

  it.each([
    ["--filters key=Owner,value=alice-$(date +%F)", "“$(date +%F)” is a variable"],
    ["--filters key=Owner,value=`whoami`", "“`whoami`” is a variable or a substitution"],
    ["--region $(aws configure get region)", "“$(aws configure get region)” is a variable"],
    ["--region <eu-west-1|us-east-1>", "“<eu-west-1|us-east-1>” stands for a value"],
  ])("is named if only a shell knows its value: %s", (rest, detail) => {
    expect(() => readingOf(`${LIST} ${rest}`)).toThrow(detail);
  });

  it("is not named if it is only the end of a sentence", () => {
    expect(readingOf(`(see \`${LIST}\`).`)).toEqual({ state: "active", change: {} });
  });

  it("may be another such command in the same marks", () => {
    const history = LIST.replace("Active", "History");
    expect(readingOf(`\`${LIST}\` or \`${history}\``)).toMatchObject({ state: "all" });
    expect(readingOf(`x=$(${LIST})`)).toMatchObject({ state: "active" });
  });
});
