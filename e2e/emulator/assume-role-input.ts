import { validationError } from "./aws-error";
import { fault, lengthFaults } from "./constraint";

export type AssumeRoleInput = {
  roleArn: string;
  partition: string;
  account: string;
  roleName: string;
  sessionName: string;
  externalId: string | undefined;
  /** Seconds. */
  duration: number;
};

const ROLE_ARN =
  /^arn:(aws|aws-cn|aws-us-gov):iam::(\d{12}):role\/(?:[!-.0-~]+\/)*([\w+=,.@-]{1,64})$/;
const DEFAULT_DURATION = 3_600;

/** Reads the form, and refuses it with every broken constraint in one message. */
export function parseAssumeRole(form: URLSearchParams): AssumeRoleInput {
  const roleArn = form.get("RoleArn");
  const sessionName = form.get("RoleSessionName");
  const externalId = form.get("ExternalId");
  const duration = form.get("DurationSeconds");
  const faults = [
    ...textFaults(roleArn, "roleArn", { least: 20, most: 2_048 }),
    ...textFaults(sessionName, "roleSessionName", { least: 2, most: 64, pattern: "[\\w+=,.@-]*" }),
    ...(externalId === null
      ? []
      : textFaults(externalId, "externalId", {
          least: 2,
          most: 1_224,
          pattern: "[\\w+=,.@:\\/-]*",
        })),
    ...durationFaults(duration),
  ];
  if (roleArn === null || sessionName === null || faults.length > 0) throw validationError(faults);
  const [, partition = "", account = "", roleName] = ROLE_ARN.exec(roleArn) ?? [];
  if (roleName === undefined) throw validationError(`${roleArn} is invalid`);
  return {
    roleArn,
    partition,
    account,
    roleName,
    sessionName,
    externalId: externalId ?? undefined,
    duration: duration === null ? DEFAULT_DURATION : Number(duration),
  };
}

type Bounds = { least: number; most: number; pattern?: string };

function textFaults(value: string | null, path: string, { least, most, pattern }: Bounds) {
  if (value === null) return [fault(null, path, "not be null")];
  const faults = lengthFaults(path, value.length, least, most, value);
  if (pattern !== undefined && !new RegExp(`^${pattern}$`).test(value)) {
    faults.push(fault(value, path, `satisfy regular expression pattern: ${pattern}`));
  }
  return faults;
}

function durationFaults(value: string | null): string[] {
  if (value === null) return [];
  const path = "durationSeconds";
  const seconds = /^\d+$/.test(value) ? Number(value) : 0;
  if (seconds < 900) return [fault(value, path, "have value greater than or equal to 900")];
  if (seconds > 43_200) return [fault(value, path, "have value less than or equal to 43200")];
  return [];
}
