import { incompleteSignature, missingToken, signatureError } from "./aws-error";
import { type HttpCall, headerOf } from "./http-call";

/** As in a credential scope. */
export type Service = "ssm" | "sts";

/** The claims of a Signature Version 4 Authorization header. */
export type Authorization = {
  accessKeyId: string;
  /** YYYYMMDD */
  date: string;
  region: string;
  service: Service;
  signedHeaders: readonly string[];
  signature: string;
  /** YYYYMMDDThhmmssZ */
  timestamp: string;
};

const ALGORITHM = "AWS4-HMAC-SHA256";
const TIMESTAMP = /^\d{8}T\d{6}Z$/;

/** The scope must be of the service whose operation is called. */
export function parseAuthorization(call: HttpCall, service: Service): Authorization {
  const header = headerOf(call, "authorization");
  if (header === undefined || header.trim() === "") throw missingToken();
  const parameters = parametersOf(header);
  const timestamp = timestampOf(call);
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (timestamp === undefined) {
    missing.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  if (missing.length > 0 || timestamp === undefined) {
    throw incompleteSignature(`${missing.join(" ")} Authorization=${header}`);
  }
  return {
    ...scopeOf(parameters.get("Credential") ?? "", timestamp, service),
    signedHeaders: (parameters.get("SignedHeaders") ?? "").toLowerCase().split(";"),
    signature: parameters.get("Signature") ?? "",
    timestamp,
  };
}

function parametersOf(header: string): Map<string, string> {
  const parameters = new Map<string, string>();
  if (!header.startsWith(`${ALGORITHM} `)) return parameters;
  for (const part of header.slice(ALGORITHM.length).split(",")) {
    const [name = "", ...rest] = part.trim().split("=");
    if (rest.length === 0) {
      throw incompleteSignature(
        `'${part.trim()}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`,
      );
    }
    parameters.set(name, rest.join("="));
  }
  return parameters;
}

function timestampOf(call: HttpCall): string | undefined {
  const own = headerOf(call, "x-amz-date");
  if (own !== undefined) return TIMESTAMP.test(own) ? own : undefined;
  const date = Date.parse(headerOf(call, "date") ?? "");
  return Number.isNaN(date) ? undefined : compactTime(date);
}

function scopeOf(credential: string, timestamp: string, service: Service) {
  const [accessKeyId = "", date = "", region = "", given, term, ...rest] = credential.split("/");
  if (term === undefined || rest.length > 0) {
    throw incompleteSignature(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  const faults: string[] = [];
  if (!/^[a-z0-9-]+$/.test(region)) {
    faults.push(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  if (given !== service) {
    faults.push(`Credential should be scoped to correct service: '${service}'.`);
  }
  if (term !== "aws4_request") {
    faults.push(
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${term}'.`,
    );
  }
  if (date !== timestamp.slice(0, 8)) {
    faults.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    );
  }
  if (faults.length > 0) throw signatureError(faults.join(" "));
  return { accessKeyId, date, region, service };
}

/** 20260214T120000Z */
export function compactTime(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}
