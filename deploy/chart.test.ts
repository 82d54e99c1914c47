import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import {
  chartFile,
  chartValues,
  hasHelm,
  lintChart,
  renderChart,
} from "@/lib/testing/deploy/chart";
import {
  ACCESS,
  ACCOUNT,
  behindProxy,
  everything,
  PROXIES,
  portals,
  signIn,
} from "@/lib/testing/deploy/chart-cases";

describe.runIf(hasHelm)("the chart", () => {
  it("refuses to install without sign-in", () => {
    expect(() => renderChart()).toThrow(/auth\.mode must be oidc or jwt/);
    expect(() => renderChart({ auth: { mode: "none" } })).toThrow(/without sign-in/);
  });

  it.each(["issuer", "clientId", "existingSecret"])("refuses oidc without its %s", (name) => {
    const auth = { mode: "oidc", oidc: { ...signIn.auth.oidc, [name]: "" } };
    expect(() => renderChart({ ...signIn, auth })).toThrow(/auth\.mode oidc needs/);
  });

  it.each([
    [{ redis: { enabled: true } }, /existingSecret/],
    [{ accounts: [ACCOUNT], accountsSecret: "accounts" }, /accountsSecret/],
    [{ ingress: { enabled: true } }, /ingress\.host/],
    [{ ...signIn, url: "" }, /auth\.mode oidc needs url/],
    [{ auth: { mode: "jwt" } }, /auth\.jwt\.preset/],
    [{ embed: { keysSecret: "portals" } }, /embed\.keysSecret needs url and embed\.origins/],
    [portals, /more than one server needs secret\.existingSecret/],
    [{ ...portals, replicas: 1, instances: 3 }, /more than one server needs/],
    [{ ...portals, replicas: 3, instances: 1 }, /more than one server needs/],
  ])("refuses %j", (values, message) => {
    expect(() => renderChart({ ...behindProxy, ...values })).toThrow(message);
  });

  it.each([
    ["as it is", behindProxy, 5],
    ["with everything", everything, 9],
  ])("makes one object of each kind, %s", (_, values, count) => {
    const texts = [...renderChart(values)].filter(([file]) => file.endsWith(".yaml"));
    const objects = texts.flatMap(([, text]) => (text.trim() === "" ? [] : [parse(text)]));
    const named = z.object({
      apiVersion: z.string(),
      kind: z.string(),
      metadata: z.looseObject({ name: z.string() }),
    });
    for (const object of objects) expect(() => named.parse(object)).not.toThrow();
    expect(objects).toHaveLength(count);
  });

  it("passes helm lint, with everything switched on", () => {
    expect(() => lintChart(everything)).not.toThrow();
  });
});

describe("the chart's values", () => {
  it("uses every value that it has, and has every value that it uses", () => {
    const names = readdirSync(new URL("helm/sessionscope/templates/", import.meta.url));
    const text = names.map((name) => chartFile(`templates/${name}`)).join("\n");
    const used = [...text.matchAll(/\.Values\.([\w.]+)/g)].map(([, name = ""]) => name);
    expect(used.filter((name) => valueAt(name) === undefined)).toEqual([]);
    const unused = leaves(chartValues).filter(
      (leaf) => !used.some((name) => leaf === name || leaf.startsWith(`${name}.`)),
    );
    expect(unused).toEqual([]);
  });
});

describe("the chart's schema", () => {
  const schema = z.fromJSONSchema(JSON.parse(chartFile("values.schema.json")));

  it("takes the chart's own values, and everything set", () => {
    expect(schema.safeParse(chartValues).error).toBeUndefined();
    const { accounts, access, embed, auth, url, secret } = everything;
    const set = { ...chartValues, accounts, access, embed, auth, url, secret };
    expect(schema.safeParse(set).error).toBeUndefined();
    for (const jwt of PROXIES) {
      expect(schema.safeParse({ auth: { mode: "jwt", jwt } }).error).toBeUndefined();
    }
  });

  it.each([
    { replicas: 0 },
    { maxRps: 0 },
    { cacheMb: "48" },
    { drainSeconds: 9 },
    { auth: { mode: "none" } },
    { auth: { mode: "oidc", oidc: { clientSecret: "x" } } },
    { auth: { mode: "jwt", jwt: { preset: "plain" } } },
    { auth: { mode: "oidc", oidc: { allowedDomains: "example.com" } } },
    { url: "http://sessions.example.com" },
    { url: "https://sessions.example.com/sessions" },
    { access: { sre: { accounts: [], regions: ["*"] } } },
    { access: { sre: { accounts: ["*"] } } },
    { access: { ...ACCESS, sre: "*" } },
    { embed: { origins: ["https://*.example.com"] } },
    { embed: { keys: [] } },
    { accounts: [{ ...ACCOUNT, role: "x" }] },
    { mispelt: true },
    { redis: { enabled: true, url: "redis://x" } },
    { secret: { value: "x" } },
    { networkPolicy: { fromNamespaces: {} } },
  ])("refuses %j", (wrong) => {
    expect(schema.safeParse({ ...chartValues, ...wrong }).success).toBe(false);
  });

  const text = readFileSync(new URL("../docs/operating.md", import.meta.url), "utf8");
  const shown = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ""]) => parse(yaml));

  it("takes the values that docs/operating.md shows", () => {
    expect(shown).toHaveLength(2);
    for (const values of shown) expect(schema.safeParse(values).error).toBeUndefined();
  });

  it.runIf(hasHelm)("lets the chart install with the values that docs/operating.md shows", () => {
    for (const values of shown) {
      expect(renderChart(values).get("deployment.yaml")).toContain("SESSIONSCOPE_AUTH");
    }
  });

  it("knows every value", () => {
    for (const leaf of leaves(chartValues)) {
      const [top = "", ...rest] = leaf.split(".").reverse();
      const wrong = rest.reduce<object>((inner, key) => ({ [key]: inner }), { [`${top}x`]: 1 });
      expect(schema.safeParse(wrong).success, leaf).toBe(false);
    }
  });
});

function valueAt(name: string): unknown {
  return name.split(".").reduce<unknown>((value, key) => {
    const object = z.record(z.string(), z.unknown()).safeParse(value);
    return object.success ? object.data[key] : undefined;
  }, chartValues);
}

/** `redis.enabled` for each value; a free-form object, which is empty or has keys with slashes, is one. */
function leaves(values: object, prefix = ""): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    const keys = isGroup ? Object.keys(value) : [];
    const isFree =
      keys.length === 0 || keys.some((inner) => inner.includes("/")) || key === "resources";
    return isFree ? [name] : leaves(value, `${name}.`);
  });
}
