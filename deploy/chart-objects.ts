import { parse } from "yaml";
import * as z from "zod";
import { renderChart } from "./chart";
import { EMBED_KEYS } from "./chart-cases";

const containerSchema = z.object({
  image: z.string(),
  env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  securityContext: z.unknown(),
  volumeMounts: z.array(z.unknown()),
});
const deploymentSchema = z.object({
  spec: z.object({
    replicas: z.number(),
    template: z.object({
      spec: z.looseObject({
        containers: z.tuple([containerSchema]),
        securityContext: z.unknown(),
        volumes: z.array(z.unknown()),
      }),
    }),
  }),
});

/** The object that a template makes of values; null if it makes none. */
export function rendered(file: string, values: object): unknown {
  return parse(renderChart({ ...values }).get(file) ?? "");
}

/** What a pod is made of. */
export function pod(values: object) {
  return deploymentSchema.parse(rendered("deployment.yaml", values)).spec.template.spec;
}

/** What the Secrets hold that the chart only names. */
export const SECRETS: Record<string, string> = {
  SESSIONSCOPE_REDIS_URL: "rediss://cache.example:6379",
  SESSIONSCOPE_SECRET: "Plg/8nfN8W8RNkW5lm8Aefr/dvqRwmzbgRAOI82NeJU=",
  SESSIONSCOPE_OIDC_CLIENT_SECRET: "of-the-client",
  SESSIONSCOPE_SESSION_KEYS: "b5KF+iGWxyjB9PfW5/huMrdHlrypIdRTgTwEyTE2Mig=",
};

/** The container's environment; what comes from a Secret is there with a value in its place. */
export function environmentOf(values: object): Record<string, string> {
  const { env } = pod(values).containers[0];
  return Object.fromEntries(env.map(({ name, value }) => [name, value ?? SECRETS[name] ?? ""]));
}

/** The same, as the server sees it: with what stands in the files that the variables name. */
export function readEnvironment(values: object): Record<string, string> {
  const map = z
    .object({ data: z.record(z.string(), z.string()) })
    .safeParse(rendered("configmap.yaml", values));
  const files: Record<string, string> = { ...map.data?.data, "embed-keys.json": EMBED_KEYS };
  const entries = Object.entries(environmentOf(values)).map(([name, value]) => {
    const file = value.replace("/etc/sessionscope/", "");
    return [name, file === value ? value : (files[file] ?? `no ${file}`)];
  });
  return Object.fromEntries(entries);
}
