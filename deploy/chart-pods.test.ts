import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { readAccounts } from "@/lib/server/accounts";
import { readConfig } from "@/lib/server/config";
import { renderChart } from "./chart";
import { ACCOUNT, everything, open } from "./chart-cases";

const containerSchema = z.object({
  image: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string().optional() })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  securityContext: z.unknown(),
});
const deploymentSchema = z.object({
  spec: z.object({
    replicas: z.number(),
    template: z.object({
      spec: z.looseObject({ containers: z.tuple([containerSchema]), securityContext: z.unknown() }),
    }),
  }),
});

function rendered(file: string, values: object): unknown {
  return parse(renderChart({ ...values }).get(file) ?? "");
}

function pod(values: object) {
  return deploymentSchema.parse(rendered("deployment.yaml", values)).spec.template.spec;
}

/** The container's environment; what comes from a Secret is there with a value in its place. */
function environmentOf(values: object): Record<string, string> {
  const secrets: Record<string, string> = {
    SESSIONSCOPE_REDIS_URL: "rediss://cache.example:6379",
    SESSIONSCOPE_SECRET: "0123456789abcdef0123456789abcdef",
  };
  const { env } = pod(values).containers[0];
  return Object.fromEntries(env.map(({ name, value }) => [name, value ?? secrets[name] ?? ""]));
}

describe("the chart's pods", () => {
  it.each([
    [{}, "192"],
    [{ cacheMb: 512 }, "656"],
  ])("with %j have a heap for what they keep", (values, heapMb) => {
    expect(environmentOf({ ...open, ...values })).toMatchObject({
      NODE_OPTIONS: `--max-old-space-size=${heapMb}`,
    });
  });

  it("run without rights, and cannot write but to a small /tmp", () => {
    const { securityContext, containers, automountServiceAccountToken, volumes } = pod(open);
    expect(securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 1001,
      runAsGroup: 1001,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      privileged: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(automountServiceAccountToken).toBe(false);
    expect(volumes).toEqual([{ name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "16Mi" } }]);
  });

  it.each([
    ["as it is, in a region", { ...open, awsRegion: "eu-west-1" }],
    ["with everything", everything],
  ])("have an environment that the server takes, %s", (_, values) => {
    const { SESSIONSCOPE_ACCOUNTS: accounts, ...env } = environmentOf(values);
    expect(readConfig(env)).toMatchObject({ config: { host: "0.0.0.0", port: 3000 } });
    expect(accounts).toBe("accounts" in values ? "/etc/sessionscope/accounts.json" : undefined);
  });

  it("divide the rate among themselves, unless they share it through Redis", () => {
    const env = { ...open, replicas: 3 };
    expect(environmentOf(env)).toMatchObject({ SESSIONSCOPE_INSTANCES: "3" });
    expect(environmentOf({ ...env, instances: 6 })).toMatchObject({ SESSIONSCOPE_INSTANCES: "6" });
    const shared = environmentOf({ ...env, redis: { enabled: true, existingSecret: "cache" } });
    expect(shared).toHaveProperty("SESSIONSCOPE_REDIS_URL");
    expect(shared).not.toHaveProperty("SESSIONSCOPE_INSTANCES");
  });

  it("read the accounts that the ConfigMap has, and start anew when those change", () => {
    const map = z.object({ data: z.object({ "accounts.json": z.string() }) });
    const json = map.parse(rendered("configmap.yaml", everything)).data["accounts.json"];
    expect(readAccounts(json)).toEqual({ accounts: [ACCOUNT] });
    const checksum = (values: object) =>
      /checksum\/accounts: (\w{64})/.exec(
        renderChart({ ...open, ...values }).get("deployment.yaml") ?? "",
      )?.[1];
    expect(checksum({})).not.toBe(checksum({ accounts: [ACCOUNT] }));
  });

  it("are probed where the server answers", () => {
    const text = renderChart(open).get("deployment.yaml") ?? "";
    const paths = [...text.matchAll(/path: (\/\S+)/g)].map(([, path]) => path);
    expect(paths).toEqual(["/api/healthz", "/api/healthz", "/api/readyz"]);
    for (const path of paths) {
      expect(existsSync(new URL(`../app${path}/route.ts`, import.meta.url)), path).toBe(true);
    }
  });
});

describe("the chart's network", () => {
  const portsSchema = z.object({
    spec: z.object({ ports: z.array(z.object({ targetPort: z.string() })) }),
  });
  const policySchema = z.object({
    spec: z.object({
      ingress: z.array(
        z.strictObject({
          from: z.tuple([z.object({ namespaceSelector: z.object({ matchLabels: z.unknown() }) })]),
          ports: z.array(z.unknown()),
        }),
      ),
      egress: z.array(z.object({ ports: z.array(z.object({ port: z.number() })) })),
    }),
  });

  it("has the metrics on a service of their own, never on the public one", () => {
    const targets = (file: string) =>
      portsSchema.parse(rendered(file, everything)).spec.ports.map(({ targetPort }) => targetPort);
    expect(targets("service.yaml")).toEqual(["http"]);
    expect(targets("metrics-service.yaml")).toEqual(["metrics"]);
    expect(renderChart(open).get("metrics-service.yaml")?.trim()).toBe("");
    expect(rendered("servicemonitor.yaml", everything)).toMatchObject({
      spec: { selector: { matchLabels: { "app.kubernetes.io/component": "metrics" } } },
    });
    expect(environmentOf(open)).not.toHaveProperty("SESSIONSCOPE_METRICS_PORT");
  });

  it("lets in named namespaces only, and out to AWS, names and what is set up", () => {
    const { ingress, egress } = policySchema.parse(rendered("networkpolicy.yaml", open)).spec;
    expect(ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } },
          },
        ],
        ports: [{ protocol: "TCP", port: 3000 }],
      },
    ]);
    const ports = (rules: typeof egress) =>
      rules.flatMap((rule) => rule.ports.map(({ port }) => port));
    expect(ports(egress)).toEqual([443, 53, 53]);
    const all = policySchema.parse(rendered("networkpolicy.yaml", everything)).spec;
    expect(all.ingress).toHaveLength(2);
    expect(ports(all.egress)).toEqual([443, 53, 53, 6379, 80, 4318]);
  });
});
