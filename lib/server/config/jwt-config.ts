import "server-only";
import type { Environment } from "@/lib/server/env";
import { type Admission, readAdmission } from "./admission";
import { albKeysUrl, algorithmsOf, JWT_VARIABLES } from "./jwt-variables";
import { JWT_SETTINGS, type JwtVariable, PRESETS, type PresetName } from "./presets";
import { readOrigin } from "./public-url";
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

const { SESSIONSCOPE_JWT_PRESET, SESSIONSCOPE_JWT_GROUPS_CLAIM } = JWT_VARIABLES;

/** Reads the variables `SESSIONSCOPE_JWT_…`. */
export function readJwtConfig(env: Environment): { jwt: JwtConfig } | { issues: string[] } {
  const reading = readVariables({ SESSIONSCOPE_JWT_PRESET }, env);
  if ("issues" in reading) return reading;
  const preset = reading.values.SESSIONSCOPE_JWT_PRESET;
  const { issues, settings } = readPreset(preset, env);
  const admission = readAdmission(env);
  if ("issues" in admission) return { issues: [...issues, ...admission.issues] };
  return issues.length > 0 ? { issues } : { jwt: { preset, ...settings, ...admission.admission } };
}

/**
 * Reads the variables that a preset uses. A variable that the preset does not use is an issue, because the operator
 * relies on it. The settings are valid only if there are no issues.
 */
function readPreset(name: PresetName, env: Environment) {
  const preset = PRESETS[name];
  const settingOf = (variable: JwtVariable) => env[`SESSIONSCOPE_JWT_${variable}`];
  const textOf = (variable: JwtVariable) => settingOf(variable) ?? "";
  const issues = JWT_SETTINGS.flatMap((variable) => issuesOf(variable, env, name));
  const claim = readVariables({ SESSIONSCOPE_JWT_GROUPS_CLAIM }, env);
  if ("issues" in claim) issues.push(...claim.issues);
  const issuer = preset.issuer ?? textOf("ISSUER");
  if (name === "cloudflare" && settingOf("ISSUER") && readOrigin(issuer) !== issuer) {
    issues.push("SESSIONSCOPE_JWT_ISSUER: must be https://<team>.cloudflareaccess.com.");
  }
  const signer = settingOf("ALB_ARN") ?? null;
  const keysUrl =
    settingOf("JWKS_URL") ?? (signer ? albKeysUrl(signer) : preset.keysUrlOf?.(issuer)) ?? "";
  if (issues.length === 0 && keysUrl === "") {
    issues.push(
      "SESSIONSCOPE_JWT_JWKS_URL: is needed: AWS does not document where the keys of this region are.",
    );
  }
  const settings = {
    header: (preset.header ?? textOf("HEADER")).toLowerCase(),
    algorithms: preset.algorithms ?? algorithmsOf(textOf("ALGORITHMS")),
    issuer,
    audience: settingOf("AUDIENCE") ?? textOf("CLIENT_ID"),
    keysUrl,
    signer,
    groupsClaim: "values" in claim ? claim.values.SESSIONSCOPE_JWT_GROUPS_CLAIM : "",
    maxLifetimeSeconds: preset.maxLifetimeSeconds,
  };
  return { issues, settings };
}

function issuesOf(variable: JwtVariable, env: Environment, preset: PresetName): string[] {
  const { needs, takes } = PRESETS[preset];
  const name = `SESSIONSCOPE_JWT_${variable}` as const;
  if (env[name] === undefined) {
    return needs.includes(variable) ? [`${name}: is needed with the preset ${preset}.`] : [];
  }
  if (!needs.includes(variable) && !takes.includes(variable)) {
    return [`${name}: the preset ${preset} does not use it; unset it.`];
  }
  const reading = readVariables({ [name]: JWT_VARIABLES[name] }, env);
  return "issues" in reading ? reading.issues : [];
}
