import "server-only";
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Sets headers at the last moment before an answer's head is sent, so that they override all earlier values. */
export function setLast(
  response: ServerResponse,
  headersFor: (status: number) => Readonly<Record<string, string>>,
): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (
    status: number,
    reason?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
    given?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ) => {
    setGiven(response, typeof reason === "string" ? given : reason);
    for (const [name, value] of Object.entries(headersFor(status))) response.setHeader(name, value);
    return typeof reason === "string" ? writeHead(status, reason) : writeHead(status);
  };
}

/** Sets the headers given with the status in place of earlier ones, as Node does. */
function setGiven(response: ServerResponse, given?: OutgoingHttpHeaders | OutgoingHttpHeader[]) {
  for (const [name, value] of Array.isArray(given) ? pairs(given) : Object.entries(given ?? {})) {
    if (value !== undefined) response.setHeader(name, value);
  }
}

/** A flat list of names and values as pairs; the values of one name are grouped. */
function pairs(list: OutgoingHttpHeader[]): [string, OutgoingHttpHeader][] {
  const found = new Map<string, string[]>();
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = String(list[at]).toLowerCase();
    found.set(name, [...(found.get(name) ?? []), String(list[at + 1])]);
  }
  return [...found].map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? "")]);
}
