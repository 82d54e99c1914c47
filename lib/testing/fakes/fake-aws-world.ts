import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { TEST_CERTIFICATE } from "./test-certificate";

const EXPIRES = "2100-01-01T00:00:00Z";
const KEYS = `<Credentials><AccessKeyId>AKIATEST</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${EXPIRES}</Expiration></Credentials>`;

/**
 * The services of AWS that Sessionscope and its credentials use, on one port of loopback, for tests. `asked` has their
 * operations in order.
 */
export async function fakeAwsWorld({ isTls = false } = {}) {
  const asked: string[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = Buffer.concat(await request.toArray()).toString();
    const { operation, type, text } = answerOf(request, body);
    asked.push(operation);
    response.writeHead(200, { "Content-Type": type, "x-amzn-requestid": "6f1c-request" });
    response.end(text);
  }
  const server = isTls ? createTlsServer(TEST_CERTIFICATE, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { asked, port, close };
}

function answerOf({ url = "", headers }: IncomingMessage, body: string) {
  const json = "application/json";
  if (headers["x-amz-target"] !== undefined) {
    const type = "application/x-amz-json-1.1";
    return { operation: "DescribeSessions", type, text: '{"Sessions":[]}' };
  }
  if (url.startsWith("/federation/credentials")) {
    const expiration = Date.parse(EXPIRES);
    const keys = { accessKeyId: "AKIASSO", secretAccessKey: "s", sessionToken: "t", expiration };
    return {
      operation: "GetRoleCredentials",
      type: json,
      text: JSON.stringify({ roleCredentials: keys }),
    };
  }
  if (url.startsWith("/token")) {
    const token = { accessToken: "new", expiresIn: 3600, refreshToken: "r", tokenType: "Bearer" };
    return { operation: "CreateToken", type: json, text: JSON.stringify(token) };
  }
  const operation = new URLSearchParams(body).get("Action") ?? "?";
  const text = `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${KEYS}</${operation}Result></${operation}Response>`;
  return { operation, type: "text/xml", text };
}

/**
 * A home folder with the files that credentials are read from: the profile `sso` with an expired token, the profile
 * `role`, and the token of a web identity.
 */
export function awsHome() {
  const home = mkdtempSync(path.join(tmpdir(), "sessionscope-home-"));
  mkdirSync(path.join(home, ".aws/sso/cache"), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(home, name), text);
  write(
    ".aws/config",
    `[profile sso]
sso_session = work
sso_account_id = 482913004417
sso_role_name = Reader
[sso-session work]
sso_region = eu-west-1
sso_start_url = https://work.awsapps.com/start
[profile role]
role_arn = arn:aws:iam::482913004417:role/Reader
source_profile = keys
region = eu-west-1
`,
  );
  write(".aws/credentials", "[keys]\naws_access_key_id = AKIAKEYS\naws_secret_access_key = s\n");
  const cached = createHash("sha1").update("work").digest("hex");
  write(
    `.aws/sso/cache/${cached}.json`,
    JSON.stringify({
      accessToken: "old",
      expiresAt: "2020-01-01T00:00:00Z",
      refreshToken: "r",
      clientId: "c",
      clientSecret: "s",
      registrationExpiresAt: EXPIRES,
    }),
  );
  write("token", "web-identity-token");
  return { home, token: path.join(home, "token"), remove: () => rmSync(home, { recursive: true }) };
}
