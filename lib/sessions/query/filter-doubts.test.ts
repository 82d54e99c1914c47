import { describe, expect, it } from "vitest";
import { FIELDS } from "./fields";
import { filterDoubts, readingNotes } from "./filter-doubts";
import { writeFilterValue } from "./filter-value";
import { loadSessionSearchParams } from "./search-params";

const TASK = "0123456789abcdef0123456789abcdef";

/** The doubts of a query, each with the filter that is offered. */
function doubtsOf(query: string): (string | null)[][] {
  return filterDoubts(loadSessionSearchParams(new URLSearchParams(query))).map(
    ({ detail, meant }) => [detail, meant && `${meant.key}=${writeFilterValue(meant.value)}`],
  );
}

describe("filterDoubts", () => {
  it.each([
    ["owner=arn:aws:iam::111122223333:role/ProdAdmin", "owner=~assumed-role/ProdAdmin/"],
    ["owner=!arn:aws:iam::111122223333:role/ProdAdmin", "owner=!~assumed-role/ProdAdmin/"],
    ["owner=arn:aws-cn:iam::111122223333:role/team/ProdAdmin", "owner=~assumed-role/ProdAdmin/"],
    [
      "owner=arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef",
      "owner=~assumed-role/AWSReservedSSO_Admin_0123456789abcdef/",
    ],
    ["owner=arn:aws:iam::111122223333:instance-profile/Web", "owner=~assumed-role/Web/"],
    ["owner=arn:aws:sts::111122223333:assumed-role/SRE", "owner=~assumed-role/SRE/"],
    ["owner=arn:aws:iam::111122223333:group/Ops", null],
    ["owner=arn:aws:iam::111122223333:policy/Ops", null],
    ["owner=arn:aws:s3:::bucket", null],
    [
      "owner=arn:aws:ec2:eu-west-1:111122223333:instance/i-0f3a9c1e5b7d24680",
      "target=i-0f3a9c1e5b7d24680",
    ],
    [
      "owner=arn:aws:ssm:eu-west-1:111122223333:session/alice-0f3a9c1e5b7d24680",
      "sessionId=alice-0f3a9c1e5b7d24680",
    ],
    [`target=arn:aws:ecs:eu-west-1:111122223333:task/web/${TASK}`, `target=~ecs:web_${TASK}_`],
    [`target=arn:aws:ecs:eu-west-1:111122223333:task/${TASK}`, `target=~_${TASK}_`],
    ["target=10.0.1.5", null],
    ["target=ip-10-0-1-5.eu-west-1.compute.internal", null],
    ["target=web-1.example.com", null],
    ["target=https://example.com/", null],
    ["document=arn:aws:ssm:eu-west-1:111122223333:document/Ours", "document=Ours"],
    ["status=Weird", null],
    ["status=!Terminatd", "status=!Terminated"],
    ["kind=sssh", "kind=ssh"],
  ])("explains %s and offers %s", (query, offer) => {
    expect(doubtsOf(query)).toEqual([[expect.stringMatching(/\S.*\.$/), offer]]);
  });

  it.each([
    "owner=arn:aws:iam::111122223333:user/team/alice",
    "owner=arn:aws:sts::111122223333:assumed-role/SRE/alice",
    "owner=arn:aws:sts::111122223333:federated-user/alice",
    "owner=arn:aws:iam::111122223333:root",
    "owner=~role/ProdAdmin&owner=alice.chen",
    "target=i-0f3a9c1e5b7d24680&target=mi-0f3a9c1e5b7d24680&target=ecs:web_1_2&target=~10.0.1.5",
    "status=terminated&kind=Shell&accessType=JUSTINTIME&status=~weird",
    "document=SSM-SessionManagerRunShell&reason=10.0.1.5",
  ])("has none about %s", (query) => {
    expect(doubtsOf(query)).toEqual([]);
  });

  it("offers nothing that is doubtful itself", () => {
    const offered = doubtsOf(`target=arn:aws:ecs:r:1:task/web/${TASK}&owner=arn:aws:iam::1:role/A`);
    const query = offered.map(([, offer]) => offer?.replace("=", "=")).join("&");
    expect(doubtsOf(query)).toEqual([]);
  });
});

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
    ["sessionId", "alice-0f3a9c1e5b7d24680", "alice-0f3a9c1e5b7d24680"],
  ] as const)("%s %s is %s", (key, text, value) => {
    expect(FIELDS[key].meaning(text)).toBe(value);
  });
});

describe("readingNotes", () => {
  it("says how parts of a link were read, and nothing about the others", () => {
    const query =
      "region=eu-west-1a&region=us-east-1&region=EU-WEST-1&target=arn:aws:ec2:r:1:instance/i-0f3a9c1e&target=i-0f3a9c1e&status=failed&owner=~arn:aws:x&x=1";
    expect(readingNotes(new URLSearchParams(query))).toEqual([
      "region “eu-west-1a” is read as eu-west-1.",
      "target “arn:aws:ec2:r:1:instance/i-0f3a9c1e” is read as i-0f3a9c1e.",
    ]);
  });
});
