import { describe, expect, it } from "vitest";
import type { Environment } from "@/lib/server/env";
import { readConfig } from "./config";
import { forwardProxyFor, readForwardProxies } from "./forward-proxies";

/** The address of the proxy for a URL, and the variable that named it; null: none. */
function proxyOf(env: Environment, url: string) {
  const reading = readForwardProxies(env);
  if ("issues" in reading) throw new Error(reading.issues.join(" "));
  const proxy = forwardProxyFor(new URL(url), reading.proxies);
  return proxy && [proxy.variable, proxy.origin, proxy.host, proxy.port];
}

const AWS = "https://ssm.eu-west-1.amazonaws.com/";
const PLAIN = "http://ssm.internal.test:8080/";

describe("readForwardProxies", () => {
  it.each<[Environment, string, unknown[]]>([
    [
      { HTTPS_PROXY: "http://p.test:3128" },
      AWS,
      ["HTTPS_PROXY", "http://p.test:3128", "p.test", 3128],
    ],
    [{ https_proxy: "http://p.test" }, AWS, ["https_proxy", "http://p.test", "p.test", 80]],
    [{ HTTPS_PROXY: "https://p.test/" }, AWS, ["HTTPS_PROXY", "https://p.test", "p.test", 443]],
    [{ HTTPS_PROXY: "p.test:3128" }, AWS, ["HTTPS_PROXY", "http://p.test:3128", "p.test", 3128]],
    [{ HTTPS_PROXY: " http://p.test:1\n" }, AWS, ["HTTPS_PROXY", "http://p.test:1", "p.test", 1]],
    [
      { HTTPS_PROXY: "http://[fd00::1]:1" },
      AWS,
      ["HTTPS_PROXY", "http://[fd00::1]:1", "fd00::1", 1],
    ],
    [{ HTTP_PROXY: "http://p.test:1" }, PLAIN, ["HTTP_PROXY", "http://p.test:1", "p.test", 1]],
    [{ http_proxy: "http://p.test:1" }, PLAIN, ["http_proxy", "http://p.test:1", "p.test", 1]],
    [{ ALL_PROXY: "http://p.test:1" }, AWS, ["ALL_PROXY", "http://p.test:1", "p.test", 1]],
    [{ all_proxy: "http://p.test:1" }, PLAIN, ["all_proxy", "http://p.test:1", "p.test", 1]],
  ])("%j leads %s through the proxy", (env, url, proxy) => {
    expect(proxyOf(env, url)).toEqual(proxy);
  });

  it.each<[Environment, string]>([
    [{}, AWS],
    [{ HTTPS_PROXY: "" }, AWS],
    [{ HTTPS_PROXY: " " }, AWS],
    [{ HTTP_PROXY: "http://p.test:1" }, AWS],
    [{ HTTPS_PROXY: "http://p.test:1" }, PLAIN],
    [{ HTTPS_PROXY: "http://p.test:1", NO_PROXY: "amazonaws.com" }, AWS],
    [{ HTTPS_PROXY: "http://p.test:1", no_proxy: "*" }, AWS],
    [{ HTTP_PROXY: "http://p.test:1", no_proxy: "ssm.internal.test:8080" }, PLAIN],
    [{ ALL_PROXY: "http://p.test:1", NO_PROXY: "10.0.0.0/8" }, "https://10.1.2.3/"],
    [{ ALL_PROXY: "http://p.test:1", NO_PROXY: "internal.test" }, "http://SSM.internal.test./"],
  ])("%j leads %s to its server directly", (env, url) => {
    expect(proxyOf(env, url)).toBeNull();
  });

  it.each([
    "http://localhost:4566/",
    "http://app.localhost/",
    "http://127.0.0.1:4566/",
    "http://127.9.9.9/",
    "http://[::1]:4566/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://169.254.170.23/v1/credentials",
    "http://[fd00:ec2::254]/",
    "http://[fd00:ec2::23]/",
    "http://[fe80::1]/",
    "https://127.0.0.1/",
  ])("no proxy leads to %s", (url) => {
    expect(proxyOf({ ALL_PROXY: "http://p.test:1" }, url)).toBeNull();
  });

  it("prefers lower case, the scheme's own variable, and what is not empty", () => {
    const [low, high] = ["http://low.test:1", "http://high.test:2"];
    const read = (env: Environment) => proxyOf(env, AWS)?.[0] ?? null;
    expect(read({ https_proxy: low, HTTPS_PROXY: high })).toBe("https_proxy");
    expect(read({ https_proxy: "", HTTPS_PROXY: high })).toBe("HTTPS_PROXY");
    expect(read({ all_proxy: low, HTTPS_PROXY: high })).toBe("HTTPS_PROXY");
    expect(read({ all_proxy: low, ALL_PROXY: high })).toBe("all_proxy");
    expect(read({ HTTPS_PROXY: high, no_proxy: "a.test", NO_PROXY: "*" })).toBe("HTTPS_PROXY");
  });

  it("reads credentials, and shows them nowhere else", () => {
    const reading = readForwardProxies({ HTTPS_PROXY: "http://al%20ice:p%40ss%3A%C3%A9@p.test:1" });
    const proxy = "proxies" in reading ? reading.proxies.https : null;
    expect(proxy?.authorization).toBe(`Basic ${Buffer.from("al ice:p@ss:é").toString("base64")}`);
    expect(JSON.stringify({ ...proxy, authorization: null })).not.toMatch(/al.?ice|ss/);
  });

  it.each<[string, RegExp]>([
    ["hunter2", /must be the URL of an http or https proxy/],
    ["not a url", /must be the URL/],
    ["http://", /must be the URL/],
    ["http://bob:hunter2@", /must be the URL/],
    ["http://bob:hunter2#1@p.test:1", /must be the URL.*percent-encoded/],
    ["http://p.test:99999", /must be the URL/],
    ["ftp://bob:hunter2@p.test:1", /must be the URL/],
    ["socks5://bob:hunter2@p.test:1", /a socks5 proxy cannot be used/],
    ["SOCKS5H://p.test:1", /a socks5h proxy cannot be used/],
    ["http://p.test:0", /the address of a proxy and nothing more/],
    ["http://p.test/hunter2.pac", /a PAC file cannot be used/],
    ["http://p.test:1?hunter2", /nothing more/],
    ["http://corp\\bob:hunter2@p.test:1", /nothing more.*percent-encoded/],
    ["http://bob:hunter2%zz@p.test:1", /cannot be read.*percent-encoded/],
    ["http://b%3Aob:hunter2@p.test:1", /cannot be read/],
    ["http://bob:hunter2%0d%0a@p.test:1", /cannot be read/],
    ["http://bob:hunter2%ff@p.test:1", /cannot be read/],
  ])("refuses %j without quoting it", (value, rule) => {
    for (const name of ["HTTPS_PROXY", "https_proxy", "http_proxy", "HTTP_PROXY", "ALL_PROXY"]) {
      const reading = readConfig({ AWS_REGION: "eu-west-1", [name]: value });
      const issues = "issues" in reading ? reading.issues : [];
      expect(issues).toEqual([expect.stringMatching(rule)]);
      expect(issues[0]).toMatch(new RegExp(`^${name}: `));
      expect(issues[0]).not.toMatch(/hunter2|bob/);
    }
  });

  it("refuses an unreadable list, by the name in use", () => {
    const env = { AWS_REGION: "eu-west-1", HTTPS_PROXY: "http://p.test:1" };
    expect(readConfig({ ...env, no_proxy: "a.test,10.0.0.0/99" })).toEqual({
      issues: [expect.stringMatching(/^no_proxy: its entry 2 /)],
    });
  });

  it.each<Environment>([
    {
      ALL_PROXY: "socks5://p.test:1",
      HTTPS_PROXY: "http://p.test:1",
      HTTP_PROXY: "http://p.test:1",
    },
    { HTTPS_PROXY: "socks5://p.test:1", https_proxy: "http://p.test:1" },
    { NO_PROXY: "10.0.0.0/99" },
  ])("does not check what no request uses: %j", (env) => {
    expect(readConfig({ AWS_REGION: "eu-west-1", ...env })).toHaveProperty("config");
  });
});
