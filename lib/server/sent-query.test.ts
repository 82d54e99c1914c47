import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { passQuery, sentQuery } from "./sent-query";

const target = "/api/sessions?__proto__=1&owner=a%20b&owner=c";

/** The query that a route gets of a request, with the headers of its client. */
function received(url: string, headers: Record<string, string> = {}): [string, string][] {
  passQuery({ url, headers });
  const kept = url.replace("__proto__=1&", "");
  return [...sentQuery(new NextRequest(`http://localhost${kept}`, { headers }))];
}

describe("sentQuery", () => {
  it("has the key that Next loses", () => {
    expect(received(target)).toEqual([
      ["__proto__", "1"],
      ["owner", "a b"],
      ["owner", "c"],
    ]);
  });

  it.each(["/api/sessions", "/api/sessions?"])("ignores a client's header at %s", (url) => {
    expect(received(url, { "x-sent-query": "owner=eve" })).toEqual([]);
  });

  it("is the query of the address without a launcher", () => {
    const request = new NextRequest("http://localhost/api/sessions?owner=a");
    expect([...sentQuery(request)]).toEqual([["owner", "a"]]);
  });
});
