import "server-only";
import type { Environment } from "@/lib/server/env";
import { nearestWord } from "@/lib/sessions/query/nearest-word";
import { AWS_VARIABLES } from "./aws-variables";

/** Names that other tools and older SDKs of AWS read, and the name that this SDK reads instead. */
const OTHER_TOOLS: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY: "AWS_ACCESS_KEY_ID",
  AWS_SECRET_KEY: "AWS_SECRET_ACCESS_KEY",
  AWS_SECURITY_TOKEN: "AWS_SESSION_TOKEN",
  AWS_DEFAULT_PROFILE: "AWS_PROFILE",
  AWS_CREDENTIAL_FILE: "AWS_SHARED_CREDENTIALS_FILE",
  AWS_CREDENTIALS_FILE: "AWS_SHARED_CREDENTIALS_FILE",
  AWS_CREDENTIAL_PROFILES_FILE: "AWS_SHARED_CREDENTIALS_FILE",
  AWS_ENDPOINT: "AWS_ENDPOINT_URL",
  AWS_ENDPOINT_URL_SYSTEMS_MANAGER: "AWS_ENDPOINT_URL_SSM",
};

/** The variables that decide with which credentials and where AWS is called. */
const DECISIVE = Object.keys(AWS_VARIABLES).filter((name) =>
  /KEY|_TOKEN|PROFILE|_FILE|REGION$|ROLE_ARN|CREDENTIALS|_ENDPOINT$|ENDPOINT_URL/.test(name),
);

/** A shorter beginning of a name is a name of its own: AWS_ROLE. */
const LEAST_BEGINNING = 10;
/** `AWS_ENDPOINT_URL_` and the id of any service of AWS. */
const OF_SERVICE = /^AWS_ENDPOINT_URL_[A-Z0-9_]+$/;

/** Issues of names that are no variable of the SDK, but look like one that decides how AWS is called. */
export function misspelled(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => /^aws/i.test(name) && !Object.hasOwn(AWS_VARIABLES, name))
    .flatMap((name) => {
      const meant = meantBy(name, env);
      return meant === null
        ? []
        : [`${name}: is not read by the AWS SDK; write ${meant}, or unset it.`];
    });
}

function meantBy(name: string, env: Environment): string | null {
  const other = OTHER_TOOLS[name.toUpperCase()];
  // Several tools are often given the same value under their own names.
  if (other !== undefined) return env[other] === env[name] ? null : other;
  const near = nearTo(name);
  // A name that is only similar may be another tool's: AWS_REGIONS beside AWS_REGION.
  return near !== null && env[near] ? null : near;
}

function nearTo(name: string): string | null {
  if (OF_SERVICE.test(name)) return null;
  const plain = squashed(name);
  const same = DECISIVE.find((known) => squashed(known) === plain);
  if (same !== undefined) return same;
  const near = nearestWord(name, DECISIVE);
  const isBeginning = near?.startsWith(name.toUpperCase()) === true;
  return isBeginning && name.length < LEAST_BEGINNING ? null : near;
}

function squashed(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, "");
}
