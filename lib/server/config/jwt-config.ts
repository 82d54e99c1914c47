import "server-only";
import type { Environment } from "@/lib/server/env";
import { type Admission, readAdmission } from "./admission";
import { JWT_VARIABLES } from "./jwt-variables";
import { readPreset } from "./preset-settings";
import type { PresetName } from "./presets";
import { readVariables } from "./variable";

/** How the assertions of the proxy in front are verified. */
export type JwtConfig = Admission & {
  preset: PresetName;
  /** The header in which the proxy sends them, in lower case. */
  header: string;
  algorithms: readonly string[];
  issuer: string;
  /** The required `aud` claim; with a load balancer of AWS, the `client` in its header. */
  audience: string;
  /** The URL of the proxy's public keys. A load balancer of AWS has one path below it for each key. */
  keysUrl: string;
  /** The ARN of the load balancer that signs; null with every other preset. */
  signer: string | null;
  groupsClaim: string;
  /** The longest accepted lifetime of an assertion, from `iat` to `exp`, in seconds. */
  maxLifetimeSeconds: number;
};

/** Reads the variables `SESSIONSCOPE_JWT_…`. */
export function readJwtConfig(env: Environment): { jwt: JwtConfig } | { issues: string[] } {
  const { SESSIONSCOPE_JWT_PRESET } = JWT_VARIABLES;
  const reading = readVariables({ SESSIONSCOPE_JWT_PRESET }, env);
  if ("issues" in reading) return reading;
  const preset = reading.values.SESSIONSCOPE_JWT_PRESET;
  const { issues, settings } = readPreset(preset, env);
  const admission = readAdmission(env);
  if ("issues" in admission) return { issues: [...issues, ...admission.issues] };
  return issues.length > 0 ? { issues } : { jwt: { preset, ...settings, ...admission.admission } };
}
