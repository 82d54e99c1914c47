import "server-only";
import type { Environment } from "@/lib/server/env";
import { albKeysUrl, algorithmsOf, JWT_VARIABLES } from "./jwt-variables";
import { JWT_SETTINGS, type JwtVariable, PRESETS, type PresetName } from "./presets";
import { readOrigin } from "./public-url";
import { readVariables } from "./variable";

const { SESSIONSCOPE_JWT_GROUPS_CLAIM } = JWT_VARIABLES;

/**
 * Reads the variables that a preset uses. A variable that the preset does not use is an issue, because the operator
 * relies on it. The settings are valid only if there are no issues.
 */
export function readPreset(name: PresetName, env: Environment) {
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
