import { describe, expect, it } from "vitest";
import { readCliCommand } from "./cli-reading";

const ONLY = "only aws ssm describe-sessions commands can be read.";
const NODE = "i-0123456789abcdef0";
const ID = "alice-0123456789abcdef0";

describe("another command", () => {
  it.each([
    [`aws ssm start-session --target ${NODE} --document-name A`, "start-session", `target:${NODE}`],
    [
      `aws --profile a ssm terminate-session --session-id=${ID}`,
      "terminate-session",
      `sessionId:${ID}`,
    ],
    [`aws ssm get-connection-status --target ${NODE}`, "get-connection-status", `target:${NODE}`],
    [`aws ec2 describe-instances --instance-ids ${NODE}`, "ec2", `target:${NODE}`],
    [`aws ssm send-command --targets Key=a,Values=${NODE}`, "send-command", `target:${NODE}`],
  ])("is named, with the filter for its sessions: %s", (text, word, filter) => {
    expect(readCliCommand(text)).toMatchObject({
      issue: {
        word,
        detail: `${ONLY} For its sessions, write “${filter}”.`,
        instead: filter,
      },
    });
  });

  it.each([
    [
      "aws ssm describe-sesions --state Active",
      "describe-sesions",
      " Did you mean describe-sessions?",
    ],
    ["aws s3 ls --recursive", "s3", ""],
    ["aws ssm start-session --target <target>", "start-session", ""],
    ["aws ssm", "aws", ""],
  ])("is named: %s", (text, word, rest) => {
    expect(readCliCommand(text)).toMatchObject({ issue: { word, detail: `${ONLY}${rest}` } });
  });
});
