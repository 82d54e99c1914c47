import "server-only";
import { randomBytes } from "node:crypto";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { passQuery } from "@/lib/server/sent-query";
import { dropForeignHeaders } from "./foreign-headers";
import { setLast } from "./last-headers";
import { refusalOf } from "./request-refusal";
import { readPath } from "./request-target";
import {
  cacheControl,
  type HeaderPolicy,
  isPage,
  NEVER_KEPT,
  securityHeaders,
} from "./security-headers";

/** The header in which the root layout finds the nonce of the page. */
export const NONCE_HEADER = "x-nonce";

/** More than the 128 bits that CSP3 (7.1) asks for. */
const NONCE_BYTES = 18;

/**
 * Runs before Next: sets the headers of the answer, removes foreign headers from the request, passes its query on, and
 * refuses requests that Next should not see. Returns whether the request may continue; if not, it has been answered.
 */
export function admit(
  request: IncomingMessage,
  response: ServerResponse,
  policy: HeaderPolicy,
): boolean {
  const path = readPath(request.url ?? "") ?? "";
  const nonce = path !== "" && isPage(path) ? randomBytes(NONCE_BYTES).toString("base64") : null;
  const fixed = securityHeaders(path, nonce, policy);
  setLast(response, (status) => {
    const kept = cacheControl(path, status);
    // By the clock that "the last 7 days" is counted by: pages correct the ages of sessions by it.
    const dated = { ...fixed, Date: new Date().toUTCString() };
    return kept === null ? dated : { ...dated, "Cache-Control": kept };
  });
  const refusal = refusalOf(request);
  if (refusal !== null) {
    response.statusCode = refusal.status;
    if (refusal.status === 405) response.setHeader("Allow", "GET, HEAD");
    response.setHeader("Content-Type", "application/problem+json");
    // The client may be ambiguous in its next bytes as well.
    response.setHeader("Connection", "close");
    response.end(JSON.stringify(refusal));
    return false;
  }
  dropForeignHeaders(request.headers);
  passQuery(request);
  // Node's parser stops at a request for another protocol: it would never read the next request.
  if (request.headers.upgrade !== undefined) response.setHeader("Connection", "close");
  if (nonce !== null) {
    // Next reads the nonce of its own scripts from the first, our layout from the second.
    request.headers["content-security-policy"] = fixed["Content-Security-Policy"];
    request.headers[NONCE_HEADER] = nonce;
  }
  return true;
}

/** The status of an answer to bytes that never become a request. */
export type RawStatus = 400 | 405 | 408 | 431;

/** A complete answer, as text, to bytes that are not valid HTTP: no request exists to answer. */
export function rawRefusal(status: RawStatus, policy: HeaderPolicy): string {
  const headers = {
    ...securityHeaders("", null, policy),
    "Cache-Control": NEVER_KEPT,
    "Content-Length": "0",
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`;
}
