import { botoCall, type Credentials, type RawAnswer, type RawCall } from "./test-client";

const STS = {
  service: "sts" as const,
  operation: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
};

/** A call of STS as boto3 makes it; undefined takes a parameter away. */
export function stsCall(
  url: string,
  parameters: Record<string, string | undefined> = {},
  call: RawCall = {},
): Promise<RawAnswer> {
  const form = new URLSearchParams();
  const all = { Action: "AssumeRole", Version: "2011-06-15", ...parameters };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.set(name, value);
  return botoCall(url, { ...STS, body: form.toString(), ...call });
}

export function roleArn(name: string, account = "123456789012"): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

type AssumeRoleParameters = {
  RoleSessionName?: string;
  ExternalId?: string;
  DurationSeconds?: string;
};

/** Assumes a role, or throws what STS answers. */
export async function credentialsFor(
  url: string,
  RoleArn: string,
  call: RawCall & AssumeRoleParameters = {},
): Promise<Credentials> {
  const { RoleSessionName = "dashboard", ExternalId, DurationSeconds, ...rest } = call;
  const parameters = { RoleArn, RoleSessionName, ExternalId, DurationSeconds };
  const { status, body } = await stsCall(url, parameters, rest);
  if (status !== 200) throw new Error(body);
  return {
    accessKeyId: textIn(body, "AccessKeyId"),
    secretAccessKey: textIn(body, "SecretAccessKey"),
    sessionToken: textIn(body, "SessionToken"),
  };
}

/** The unescaped content of the only element of the name. */
export function textIn(xml: string, name: string): string {
  const [, text = ""] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Credentials as a raw call takes them. */
export function callWith({ accessKeyId, secretAccessKey, sessionToken }: Credentials): RawCall {
  return { accessKeyId, secret: secretAccessKey, sessionToken };
}
