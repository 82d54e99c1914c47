import { describe, expect, it } from "vitest";
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
    ["status=Terminated%20", "status=Terminated"],
    ["accessType=Just In Time", "accessType=JustInTime"],
    ["kind=sssh", "kind=ssh"],
    ["kind=remote port forward", "kind=remote-port-forward"],
    ["kind=aws-startsshsession", "kind=ssh"],
    ["kind=!AWS-StartPortForwardingSession", "kind=!port-forward"],
    ["kind=rdp", null],
    ["owner=%E2%80%8Balice", "owner=alice"],
    ["owner=~alice%20", "owner=~alice"],
    ["owner=%20role/ProdAdmin", "owner=~assumed-role/ProdAdmin/"],
    [
      "owner=arn:aws:sts::111122223333:assumed-role/Prod Admin/alice",
      "owner=arn:aws:sts::111122223333:assumed-role/ProdAdmin/alice",
    ],
    ["target=i-0f3a9c1e5b7d24680%20", "target=i-0f3a9c1e5b7d24680"],
    ["sessionId=alice%20-0f3a9c1e5b7d24680", "sessionId=alice-0f3a9c1e5b7d24680"],
    ["document=%20AWS-StartSSHSession", "document=AWS-StartSSHSession"],
    ["owner=role/ProdAdmin", "owner=~assumed-role/ProdAdmin/"],
    ["owner=role/ProdAdmin/", "owner=~assumed-role/ProdAdmin/"],
    ["owner=assumed-role/ProdAdmin/", "owner=~assumed-role/ProdAdmin/"],
    ["owner=arn:aws:iam::111122223333:role/ProdAdmin/", "owner=~assumed-role/ProdAdmin/"],
    ["owner=~arn:aws:iam::111122223333:role/ProdAdmin", "owner=~assumed-role/ProdAdmin/"],
    ["owner=!~arn:aws:iam::111122223333:role/ProdAdmin", "owner=!~assumed-role/ProdAdmin/"],
    ["owner=ProdAdmin/alice", "owner=alice"],
    ["owner=assumed-role/ProdAdmin/alice", "owner=alice"],
    ["owner=user/team/alice", "owner=alice"],
    ["owner=group/Ops", null],
    ["owner=AROA0123456789ABCDEFG:alice", "owner=alice"],
    ["owner=CORP\\alice", "owner=alice"],
    ["owner=*alice*", "owner=~alice"],
    ["owner=~alice*", "owner=~alice"],
    ["owner=arn:aws:iam::*:role/Prod*", "owner=~assumed-role/Prod"],
    ["owner=Alice Chen <alice@example.com>", "owner=~alice@example.com"],
    ["owner=aws:sts::111122223333:assumed-role/ProdAdmin/alice", "owner=alice"],
    ["owner=111122223333", "owner=~:111122223333:"],
    ["owner=i-0f3a9c1e5b7d24680", "target=i-0f3a9c1e5b7d24680"],
    ["owner=alice-0f3a9c1e5b7d24680", "sessionId=alice-0f3a9c1e5b7d24680"],
    ["target=web-1", null],
    ["target=web-1 (i-0f3a9c1e5b7d24680)", "target=i-0f3a9c1e5b7d24680"],
    ["target=instance/i-0f3a9c1e5b7d24680", "target=i-0f3a9c1e5b7d24680"],
    ["target=i-0f3a9c1e5b7d24680/", "target=i-0f3a9c1e5b7d24680"],
    ["target=i-0f3a9c1e5b7d24680:22", "target=i-0f3a9c1e5b7d24680"],
    ["target=i-0f3a9c1e5b7d2468", "target=~i-0f3a9c1e5b7d2468"],
    ["target=i-0f3a9c1e5b7d246801", null],
    ["target=10.0.0.5:22", null],
    ["target=web-1:22", null],
    ["target=fe80::1", null],
    // The ids of many resources have the form of a session's.
    ["target=eni-0f3a9c1e5b7d24680", "sessionId=eni-0f3a9c1e5b7d24680"],
    [`target=ecs:web_${TASK}`, `target=~ecs:web_${TASK}_`],
    ["target=ecs:web", "target=~ecs:web_"],
    [`target=web/${TASK}`, `target=~ecs:web_${TASK}_`],
    [`target=${TASK}`, `target=~_${TASK}_`],
    [
      `target=https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/web/tasks/${TASK}/configuration`,
      `target=~ecs:web_${TASK}_`,
    ],
    ["target=alice-0f3a9c1e5b7d24680", "sessionId=alice-0f3a9c1e5b7d24680"],
    ["target=arn:aws:iam::111122223333:user/alice", "owner=arn:aws:iam::111122223333:user/alice"],
    ["sessionId=i-0f3a9c1e5b7d24680", "target=i-0f3a9c1e5b7d24680"],
    ["sessionId=alice", "sessionId=~alice"],
    ["sessionId=ALICE-0F3A9C1E5B7D24680", "sessionId=~ALICE-0F3A9C1E5B7D24680"],
    ["sessionId=alice-0f3a9…", "sessionId=~alice-0f3a9"],
    [
      "sessionId=AROA0123456789ABCDEFG:alice-0f3a9c1e5b7d24680",
      "sessionId=alice-0f3a9c1e5b7d24680",
    ],
    ["sessionId=https://console.example.com/session-manager/sessions?region=eu-west-1", null],
    ["document=aws-startsshsession", "document=AWS-StartSSHSession"],
    ["document=AWS-StartSSHSession:1", "document=AWS-StartSSHSession"],
    ["document=Ours:$LATEST", "document=Ours"],
    ["document=document/Ours", "document=Ours"],
    ["document=ssh", "document=AWS-StartSSHSession"],
    ["document=i-0f3a9c1e5b7d24680", "target=i-0f3a9c1e5b7d24680"],
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
    "document=SSM-SessionManagerRunShell&document=Ours.v2&reason=10.0.1.5",
    "reason=%20i-0f3a9c1e5b7d24680%20&reason=two words",
    "target=sagemaker-cluster:abc_worker-i-0f3a9c1e5b7d24680&target=eks_c:web_0123456789abcdefg",
    "owner=alice@example.com&owner=müller&owner=~arn:aws:sts::111122223333:assumed-role/SRE",
    "owner=~arn:aws:sts::111122223333:assumed-role/SRE/&owner=~arn:aws:sts::1:federated-user/&owner=~role/A",
    "sessionId=alice@example.com-0123456789abcdef0&sessionId=a-ilpxvkhghl9vs9ia2xfdyp4dka&sessionId=~alice",
  ])("has none about %s", (query) => {
    expect(doubtsOf(query)).toEqual([]);
  });

  it.each([
    [
      "document=arn:aws:ssm:eu-west-1:111122223333:document/Ours",
      "Document “arn:aws:ssm:eu-west-1:111122223333:document/Ours”: a session usually has the name of its document. It has the ARN only if another account shares the document.",
    ],
    [
      "kind=rdp",
      "No session matches Kind “rdp”: the kinds are shell, port-forward, remote-port-forward, ssh, ecs-exec, command, custom.",
    ],
    [
      "kind=!rdp",
      "Kind “rdp” excludes no session: the kinds are shell, port-forward, remote-port-forward, ssh, ecs-exec, command, custom.",
    ],
    ["owner=i-0f3a9c1e5b7d24680", "Owner “i-0f3a9c1e5b7d24680”: it usually is a target."],
  ])("about %s says no more than is known", (query, detail) => {
    expect(doubtsOf(query).map(([text]) => text)).toEqual([detail]);
  });

  it("offers nothing that is doubtful itself", () => {
    const offered = doubtsOf(`target=arn:aws:ecs:r:1:task/web/${TASK}&owner=arn:aws:iam::1:role/A`);
    const query = offered.map(([, offer]) => offer).join("&");
    expect(doubtsOf(query)).toEqual([]);
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
