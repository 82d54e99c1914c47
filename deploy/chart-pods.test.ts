import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readAccess } from "@/lib/server/config/access";
import { readAccounts } from "@/lib/server/config/accounts";
import { hasHelm, renderChart } from "@/lib/testing/deploy/chart";
import { ACCESS, ACCOUNT, behindProxy, everything } from "@/lib/testing/deploy/chart-cases";
import { environmentOf, pod, rendered } from "@/lib/testing/deploy/chart-objects";

describe.runIf(hasHelm)("the chart's pods", () => {
  it.each([
    [{}, "192"],
    [{ cacheMb: 512 }, "656"],
  ])("with %j have a heap for what they keep", (values, heapMb) => {
    expect(environmentOf({ ...behindProxy, ...values })).toMatchObject({
      NODE_OPTIONS: `--max-old-space-size=${heapMb}`,
    });
  });

  it("run without rights, and cannot write but to a small /tmp", () => {
    const { securityContext, containers, automountServiceAccountToken, volumes } = pod(behindProxy);
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

  it("divide the rate among themselves, unless they share it through Redis", () => {
    const env = { ...behindProxy, replicas: 3 };
    expect(environmentOf(env)).toMatchObject({ SESSIONSCOPE_INSTANCES: "3" });
    expect(environmentOf({ ...env, instances: 6 })).toMatchObject({ SESSIONSCOPE_INSTANCES: "6" });
    const shared = environmentOf({ ...env, redis: { enabled: true, existingSecret: "cache" } });
    expect(shared).toHaveProperty("SESSIONSCOPE_REDIS_URL");
    expect(shared).not.toHaveProperty("SESSIONSCOPE_INSTANCES");
  });

  it("read what the ConfigMap has, and start anew when that changes", () => {
    const map = z.object({
      data: z.strictObject({ "accounts.json": z.string(), "access.json": z.string() }),
    });
    const { data } = map.parse(rendered("configmap.yaml", everything));
    expect(readAccounts(data["accounts.json"])).toEqual({ accounts: [ACCOUNT] });
    expect(readAccess(data["access.json"])).toEqual({
      access: new Map([
        ["sre", [{ accounts: "*", regions: "*" }]],
        ["payments", [{ accounts: ["prod"], regions: ["eu-west-1"] }]],
      ]),
    });
    const checksum = (values: object) =>
      /checksum\/accounts: \w{64}\s+checksum\/access: \w{64}/.exec(
        renderChart({ ...behindProxy, ...values }).get("deployment.yaml") ?? "",
      )?.[0];
    const sums = [{}, { accounts: [ACCOUNT] }, { access: ACCESS }].map(checksum);
    expect(new Set(sums).size).toBe(3);
    expect(sums).not.toContain(undefined);
  });

  it("are probed where the server answers", () => {
    const text = renderChart(behindProxy).get("deployment.yaml") ?? "";
    const paths = [...text.matchAll(/path: (\/\S+)/g)].map(([, path]) => path);
    expect(paths).toEqual(["/api/healthz", "/api/healthz", "/api/readyz"]);
    for (const path of paths) {
      expect(existsSync(new URL(`../app${path}/route.ts`, import.meta.url)), path).toBe(true);
    }
  });
});
