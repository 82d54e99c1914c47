import { describe, expect, it } from "vitest";
import * as z from "zod";
import { hasHelm, renderChart } from "@/lib/testing/deploy/chart";
import { behindProxy, everything } from "@/lib/testing/deploy/chart-cases";
import { environmentOf, rendered } from "@/lib/testing/deploy/chart-objects";

describe.runIf(hasHelm)("the chart's network", () => {
  const portsSchema = z.object({
    spec: z.object({ ports: z.array(z.object({ targetPort: z.string() })) }),
  });
  const policySchema = z.object({
    spec: z.object({
      ingress: z.array(
        z.strictObject({
          from: z.tuple([
            z.union([
              z.object({ namespaceSelector: z.object({ matchLabels: z.unknown() }) }),
              z.object({ ipBlock: z.object({ cidr: z.string() }) }),
            ]),
          ]),
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
    expect(renderChart(behindProxy).has("metrics-service.yaml")).toBe(false);
    expect(rendered("servicemonitor.yaml", everything)).toMatchObject({
      spec: { selector: { matchLabels: { "app.kubernetes.io/component": "metrics" } } },
    });
    expect(environmentOf(behindProxy)).not.toHaveProperty("SESSIONSCOPE_METRICS_PORT");
  });

  it("lets in named namespaces only, and out to AWS, names and what is set up", () => {
    const { ingress, egress } = policySchema.parse(
      rendered("networkpolicy.yaml", behindProxy),
    ).spec;
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
    expect(all.ingress).toHaveLength(3);
    expect(ports(all.egress)).toEqual([443, 53, 53, 6379, 80, 4318]);
  });
});
