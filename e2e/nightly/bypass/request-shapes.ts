import { headerShapes } from "./header-shapes";
import { pathShapes } from "./path-shapes";
import { rawShapes } from "./raw-shapes";

/** A way to ask for something. */
export type RequestShape = { name: string; bytes: string };

/**
 * Every way of asking for `path` that has bypassed a guard somewhere, or might. The requests are bytes, because an HTTP
 * client would correct most of them. `proofs` are the header lines of the caller, and `query` is added to each address.
 * No request accepts a compressed answer.
 */
export function requestShapes(
  path: string,
  { host, proofs, query = "" }: { host: string; proofs: readonly string[]; query?: string },
): RequestShape[] {
  const proof = proofs.map((line) => `${line}\r\n`).join("");
  const withQuery = (target: string) =>
    query === "" ? target : `${target}${target.includes("?") ? "&" : "?"}${query}`;
  const get = (target: string, lines: readonly string[]) =>
    [
      `GET ${withQuery(target)} HTTP/1.1`,
      `Host: ${host}`,
      "Connection: close",
      ...proofs,
      ...lines,
      "",
      "",
    ].join("\r\n");
  return [
    ...pathShapes(path, host).map(([name, target]) => ({ name, bytes: get(target, []) })),
    ...headerShapes(path, host).map(([name, lines]) => ({ name, bytes: get(path, lines) })),
    ...rawShapes(withQuery(path), host, proof).map(([name, bytes]) => ({ name, bytes })),
  ];
}
