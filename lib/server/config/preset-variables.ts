import "server-only";
import type { Environment } from "@/lib/server/env";
import { JWT_VARIABLES, type JwtVariable, PRESETS, type PresetName } from "./presets";
import { readOrigin } from "./public-url";
import { albKeysUrl, algorithmsOf, VARIABLE_FORMS } from "./variable-forms";

/**
 * Reads what a preset needs of the environment. What it does not use is a fault: somebody relies on it. The settings are
 * of use only where there are no faults.
 */
export function readPreset(name: PresetName, env: Environment) {
  const preset = PRESETS[name];
  const settingOf = (variable: JwtVariable) => env[`SESSIONSCOPE_JWT_${variable}`];
  const textOf = (variable: JwtVariable) => settingOf(variable) ?? "";
  const issues = JWT_VARIABLES.flatMap((variable) => {
    const issue = issueOf(variable, settingOf(variable), name);
    return issue === null ? [] : [`SESSIONSCOPE_JWT_${variable}: ${issue}`];
  });
  const groupsClaim = env.SESSIONSCOPE_JWT_GROUPS_CLAIM ?? "groups";
  if (!/^[\w.:/-]{1,200}$/.test(groupsClaim)) {
    issues.push("SESSIONSCOPE_JWT_GROUPS_CLAIM: must be the name of a claim.");
  }
  const issuer = preset.issuer ?? textOf("ISSUER");
  if (name === "cloudflare" && settingOf("ISSUER") && readOrigin(issuer) !== issuer) {
    issues.push("SESSIONSCOPE_JWT_ISSUER: must be https://<team>.cloudflareaccess.com.");
  }
  const signer = settingOf("ALB_ARN") ?? null;
  const keysUrl =
    settingOf("JWKS_URL") ?? (signer ? albKeysUrl(signer) : preset.keysUrlOf?.(issuer)) ?? "";
  if (issues.length === 0 && keysUrl === "") {
    issues.push(
      "SESSIONSCOPE_JWT_JWKS_URL: is needed: where AWS has this region's keys is not known.",
    );
  }
  const settings = {
    header: (preset.header ?? textOf("HEADER")).toLowerCase(),
    algorithms: preset.algorithms ?? algorithmsOf(textOf("ALGORITHMS")),
    issuer,
    audience: settingOf("AUDIENCE") ?? textOf("CLIENT_ID"),
    keysUrl,
    signer,
    groupsClaim,
    maxLifetimeSeconds: preset.maxLifetimeSeconds,
  };
  return { issues, settings };
}

function issueOf(
  variable: JwtVariable,
  value: string | undefined,
  name: PresetName,
): string | null {
  const { needs, takes } = PRESETS[name];
  if (value === undefined) {
    return needs.includes(variable) ? `is needed with the preset ${name}.` : null;
  }
  if (!needs.includes(variable) && !takes.includes(variable)) {
    return `the preset ${name} does not use it; unset it.`;
  }
  return VARIABLE_FORMS[variable].isGood(value) ? null : VARIABLE_FORMS[variable].rule;
}
