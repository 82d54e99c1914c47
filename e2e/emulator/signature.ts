import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type Authorization, compactTime } from "./authorization";
import { signatureError } from "./aws-error";
import { type HttpCall, headerOf } from "./http-call";

const WINDOW_MS = 300_000;

const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

/** Checks Signature Version 4, over exactly the headers that the caller says it signed. */
export function verifySignature(
  call: HttpCall,
  authorization: Authorization,
  secret: string,
  now: number,
): void {
  if (!authorization.signedHeaders.includes("host")) {
    throw signatureError(
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    );
  }
  verifyTime(authorization.timestamp, now);
  const expected = Buffer.from(signatureOf(call, authorization, secret));
  const actual = Buffer.from(authorization.signature);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) {
    throw signatureError(MISMATCH);
  }
}

export function signatureOf(
  call: HttpCall,
  {
    date,
    region,
    service,
    signedHeaders,
    timestamp,
  }: Omit<Authorization, "signature" | "accessKeyId">,
  secret: string,
): string {
  const scope = `${date}/${region}/${service}/aws4_request`;
  const request = sha256(canonicalRequest(call, signedHeaders));
  const scoped = [date, region, service, "aws4_request"];
  const key = scoped.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${request}`).toString("hex");
}

function verifyTime(timestamp: string, now: number): void {
  const signed = Date.parse(
    timestamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
  if (signed < now - WINDOW_MS) {
    throw signatureError(
      `Signature expired: ${timestamp} is now earlier than ${compactTime(now - WINDOW_MS)} (${compactTime(now)} - 5 min.)`,
    );
  }
  if (!(signed <= now + WINDOW_MS)) {
    throw signatureError(
      `Signature not yet current: ${timestamp} is still later than ${compactTime(now + WINDOW_MS)} (${compactTime(now)} + 5 min.)`,
    );
  }
}

function canonicalRequest(call: HttpCall, signedHeaders: readonly string[]): string {
  const [path = "/", query = ""] = call.url.split("?", 2);
  const headers = signedHeaders.map(
    (name) => `${name}:${(headerOf(call, name) ?? "").trim().replace(/ +/g, " ")}\n`,
  );
  return [
    call.method,
    canonicalPath(path),
    query.split("&").filter(Boolean).map(withEquals).sort().join("&"),
    headers.join(""),
    signedHeaders.join(";"),
    // Always of the body itself: boto3 does not send x-amz-content-sha256, and a header could lie.
    sha256(call.body),
  ].join("\n");
}

/** Without dot segments, and encoded once more than it is on the wire. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(encodeSegment(segment));
  }
  const tail = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${tail}`;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function withEquals(pair: string): string {
  return pair.includes("=") ? pair : `${pair}=`;
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
