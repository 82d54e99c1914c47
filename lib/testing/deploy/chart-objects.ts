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

/** The specification of the pods. */
export function pod(values: object) {
  return deploymentSchema.parse(rendered("deployment.yaml", values)).spec.template.spec;
}

/** The content of the Secrets that the chart only names. */
export const SECRETS: Record<string, string> = {
  SESSIONSCOPE_REDIS_URL: "rediss://cache.example:6379",
  SESSIONSCOPE_SECRET: "Plg/8nfN8W8RNkW5lm8Aefr/dvqRwmzbgRAOI82NeJU=",
  SESSIONSCOPE_OIDC_CLIENT_SECRET: "of-the-client",
  SESSIONSCOPE_SESSION_KEYS: "b5KF+iGWxyjB9PfW5/huMrdHlrypIdRTgTwEyTE2Mig=",
};

/** The container's environment. A variable from a Secret has the value that stands above. */
export function environmentOf(values: object): Record<string, string> {
  const { env } = pod(values).containers[0];
  return Object.fromEntries(env.map(({ name, value }) => [name, value ?? SECRETS[name] ?? ""]));
}

/** The same, as the server sees it: a variable that names a file has the content of that file. */
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
