import { describe, expect, it } from "vitest";
import { FIELDS } from "./fields";

describe("what an id stands in", () => {
  it.each([
    [
      "target",
      "arn:aws:ec2:eu-west-1:111122223333:instance/i-0f3a9c1e5b7d24680",
      "i-0f3a9c1e5b7d24680",
    ],
    [
      "target",
      "arn:aws:ssm:eu-west-1:111122223333:managed-instance/mi-0f3a9c1e5b7d24680",
      "mi-0f3a9c1e5b7d24680",
    ],
    ["target", "I-0F3A9C1E5B7D24680", "i-0f3a9c1e5b7d24680"],
    [
      "target",
      "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0f3a9c1e5b7d24680",
      "i-0f3a9c1e5b7d24680",
    ],
    [
      "target",
      "https://x/i-0f3a9c1e5b7d24680/i-1f3a9c1e5b7d24680",
      "https://x/i-0f3a9c1e5b7d24680/i-1f3a9c1e5b7d24680",
    ],
    [
      "sessionId",
      "arn:aws:ssm:eu-west-1:111122223333:session/alice-0f3a9c1e5b7d24680",
      "alice-0f3a9c1e5b7d24680",
    ],
    [
      "sessionId",
      "https://s.example.com/sessions/alice%40x-0f3a9c1e5b7d24680?account=prod",
      "alice@x-0f3a9c1e5b7d24680",
    ],
    [
      "sessionId",
      "https://eu-west-1.console.aws.amazon.com/systems-manager/session-manager/alice-0f3a9c1e5b7d24680?region=eu-west-1",
      "alice-0f3a9c1e5b7d24680",
    ],
    ["sessionId", "https://x/sessions/%", "%"],
    ["sessionId", "/history?owner=bob&session=alice-0f3a9c1e5b7d24680", "alice-0f3a9c1e5b7d24680"],
    [
      "sessionId",
      "https://s.example.com/history?target=i-0f3a9c1e5b7d24680&sessionId=bob-0f3a9c1e5b7d24680&session=a%2Bb-0f3a9c1e5b7d24680",
      "a+b-0f3a9c1e5b7d24680",
    ],
    [
      "sessionId",
      "https://eu-west-1.console.aws.amazon.com/systems-manager/session-manager/sessions?region=eu-west-1",
      "https://eu-west-1.console.aws.amazon.com/systems-manager/session-manager/sessions?region=eu-west-1",
    ],
    ["sessionId", "alice-0f3a9c1e5b7d24680", "alice-0f3a9c1e5b7d24680"],
  ] as const)("%s %s is %s", (key, text, value) => {
    expect(FIELDS[key].meaning(text)).toBe(value);
  });
});
