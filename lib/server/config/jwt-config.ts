import "server-only";
import type { Environment } from "@/lib/server/env";
import { type Admission, readAdmission } from "./admission";
import { readPreset } from "./preset-variables";
import { PRESET_NAMES, type PresetName } from "./presets";

/** How assertions of a proxy in front are checked. */
export type JwtConfig = Admission & {
  preset: PresetName;
  /** The header that the proxy puts them into, in lower case. */
  header: string;
  algorithms: readonly string[];
  issuer: string;
  /** For whom they are: the `aud` claim; for a load balancer of AWS, the `client` that its header names. */
  audience: string;
  /** Where the proxy's public keys are; for a load balancer of AWS, each has a path of its own below. */
  keysUrl: string;
  /** The load balancer that signs; null for every other preset. */
  signer: string | null;
  groupsClaim: string;
  /** The longest that an assertion may be valid, from `iat` to `exp`, in seconds. */
  maxLifetimeSeconds: number;
};

/** Reads the variables `SESSIONSCOPE_JWT_…`. */
export function readJwtConfig(env: Environment): { jwt: JwtConfig } | { issues: string[] } {
  const preset = PRESET_NAMES.find((name) => name === env.SESSIONSCOPE_JWT_PRESET);
  if (preset === undefined) {
    return { issues: [`SESSIONSCOPE_JWT_PRESET: must be one of ${PRESET_NAMES.join(", ")}.`] };
  }
  const { issues, settings } = readPreset(preset, env);
  const { admission, issues: ofAdmission } = readAdmission(env);
  issues.push(...ofAdmission);
  return issues.length > 0 ? { issues } : { jwt: { preset, ...settings, ...admission } };
}
