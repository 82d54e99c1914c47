import { createHash } from "node:crypto";
import { request } from "node:http";
import { SSMClient } from "@aws-sdk/client-ssm";
import { compactTime, type Service } from "./authorization";
import { signatureOf } from "./signature";

/** Temporary ones, as the SDK names their parts. */
export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string };

/** The real SDK's client; `at` is what its clock says. */
export function sdkClient(
  url: string,
  accessKeyId = "demo",
  settings: { at?: number; maxAttempts?: number; region?: string; credentials?: Credentials } = {},
) {
  const { at, maxAttempts = 1, region = "eu-west-1" } = settings;
  return new SSMClient({
    endpoint: url,
    region,
    credentials: settings.credentials ?? { accessKeyId, secretAccessKey: "demo" },
    maxAttempts,
    ...(at === undefined ? {} : { systemClockOffset: at - Date.now() }),
  });
}

export type RawCall = {
  accessKeyId?: string;
  secret?: string;
  region?: string;
  service?: Service;
  /** The token of temporary credentials. */
  sessionToken?: string;
  /** Signed, instead of boto3's own for DescribeSessions. */
  operation?: Record<string, string>;
  at?: number;
  path?: string;
  body?: string;
  /** Added after signing; undefined takes one away. */
  headers?: Record<string, string | undefined>;
};

const DESCRIBE_SESSIONS = {
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "AmazonSSM.DescribeSessions",
};

export type RawAnswer = { status: number; headers: Record<string, unknown>; body: string };

/** A call as boto3 makes it: few signed headers, no x-amz-content-sha256, a body with spaces. */
export function botoCall(url: string, call: RawCall = {}): Promise<RawAnswer> {
  const { path = "/", body = `{"State": "History", "MaxResults": 5}`, at = Date.now() } = call;
  const { accessKeyId = "demo", secret = "demo", region = "eu-west-1", service = "ssm" } = call;
  const timestamp = compactTime(at);
  const date = timestamp.slice(0, 8);
  const { sessionToken, operation = DESCRIBE_SESSIONS } = call;
  const signed = {
    host: new URL(url).host,
    "x-amz-date": timestamp,
    ...(sessionToken === undefined ? {} : { "x-amz-security-token": sessionToken }),
    ...operation,
  };
  const signedHeaders = Object.keys(signed).sort();
  const signature = signatureOf(
    { method: "POST", url: path, headers: signed, body: Buffer.from(body) },
    { date, region, service, signedHeaders, timestamp },
    secret,
  );
  const headers = {
    ...signed,
    "user-agent": "Boto3/1.43.11",
    "amz-sdk-invocation-id": createHash("md5").update(body).digest("hex"),
    "amz-sdk-request": "attempt=1",
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${date}/${region}/${service}/aws4_request, SignedHeaders=${signedHeaders.join(";")}, Signature=${signature}`,
    ...call.headers,
  };
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return send(new URL(path, url), "POST", Object.fromEntries(kept), body);
}

export function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body = "",
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
