import { describe, expect, it, onTestFinished, vi } from "vitest";
import { awsHome } from "@/lib/testing/fakes/aws-home";
import { credentialsOf } from "./credentials";
import { areCredentialsRenewed, describeSessions } from "./describe-sessions";
import { accountClients } from "./ssm-client";

const home = awsHome();
const ROLE = "arn:aws:iam::444455556666:role/r";

const keysOf = (id: string, secret = "demo") =>
  `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;

/** The access key with which a request is signed. */
function keyOf(authorization = ""): string {
  return /Credential=(\w+)/.exec(authorization)?.[1] ?? "";
}

/** AWS that knows only one key. It records the keys of all requests to STS and to Systems Manager. */
async function awsThatKnows(state: { key: string }) {
  const asked: string[] = [];
  const url = await home.serve((request, response) => {
    const isSsm = request.headers["content-type"] === "application/x-amz-json-1.1";
    const key = keyOf(request.headers.authorization);
    asked.push(`${isSsm ? "SSM" : "STS"} ${key}`);
    const isKnown = key === state.key || (isSsm && key === "ASIAROLE");
    if (isSsm) {
      const body = isKnown ? { Sessions: [] } : { __type: "UnrecognizedClientException" };
      response.writeHead(isKnown ? 200 : 400, { "x-amzn-requestid": "r" });
      response.end(JSON.stringify(body));
      return;
    }
    const end = "2099-01-01T00:00:00Z";
    const given = `<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${end}</Expiration></Credentials>`;
    response.writeHead(isKnown ? 200 : 403, { "Content-Type": "text/xml" });
    response.end(
      isKnown
        ? `<AssumeRoleResponse><AssumeRoleResult>${given}</AssumeRoleResult></AssumeRoleResponse>`
        : "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>No.</Message></Error></ErrorResponse>",
    );
  });
  vi.stubEnv("AWS_ENDPOINT_URL", url);
  return asked;
}

describe("a key that was replaced in its file", () => {
  it("is read again when AWS does not know the old one any more, without a restart", async () => {
    const state = { key: "OLD" };
    const asked = await awsThatKnows(state);
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", home.file("credentials", keysOf("OLD")));
    const [one] = accountClients({ id: "a", regions: ["eu-west-1"] });
    if (one === undefined) throw new Error("There is no client.");
    onTestFinished(() => one.client.destroy());
    const read = describeSessions(one.client, { account: "a", region: "eu-west-1" });
    const { signal } = new AbortController();
    const request = { state: "Active", filters: [], pageSize: 50, token: null, signal } as const;
    await read(request);
    home.file("credentials", keysOf("NEW"));
    state.key = "NEW";
    const thrown: unknown = await read(request).catch((error: unknown) => error);
    expect(areCredentialsRenewed(thrown)).toBe(true);
    await read(request);
    expect(asked).toEqual(["SSM OLD", "SSM OLD", "SSM NEW"]);
  });

  it("is read again when STS does not know the one with which a role is assumed", async () => {
    const state = { key: "OLD" };
    const asked = await awsThatKnows(state);
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", home.file("credentials", keysOf("OLD")));
    const credentials = credentialsOf({ id: "a", roleArn: ROLE, regions: ["eu-west-1"] });
    expect(await credentials()).toMatchObject({ accessKeyId: "ASIAROLE" });
    home.file("credentials", keysOf("NEW"));
    state.key = "NEW";
    expect(await credentials({ forceRefresh: true })).toMatchObject({ accessKeyId: "ASIAROLE" });
    expect(asked).toEqual(["STS OLD", "STS OLD", "STS NEW"]);
  });
});
