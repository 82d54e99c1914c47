import "server-only";

const NEEDED = "ssm:DescribeSessions";

/** The parts of AWS's sentence. The caller and the action are used only if they have the expected form. */
const CALLER = /\bUser: (arn:[\w-]+:(?:iam|sts)::\d*:[\w+=,.@/-]{1,300})/;
const ROLE = /\bon resource: (arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,512})/;
const ACTION = /\bnot authorized to perform:? ([a-z0-9-]{1,40}:[A-Za-z]{1,60})/i;

/**
 * Explains AWS's AccessDeniedException: which caller lacks which action, and the fix. An explicit deny
 * needs a different fix from a missing permission. `needed` is the action that was called, if AWS does not name it.
 */
export function accessDenied(message: string, needed = NEEDED): string {
  const caller = CALLER.exec(message)?.[1] ?? "The identity that Sessionscope uses";
  const action = ACTION.exec(message)?.[1] ?? needed;
  if (action === "sts:AssumeRoleWithWebIdentity") return webIdentityDenied();
  if (action.startsWith("sts:")) return roleDenied(caller, action, message);
  const fix = message.includes("explicit deny")
    ? `A policy denies it explicitly${denier(message)}; remove that deny for this identity.`
    : `Allow the action ${action} on resource "*" for it.`;
  const need = action === NEEDED ? " It is the only action Sessionscope needs." : "";
  return `${caller} is not allowed to call ${action}. ${fix}${need}`;
}

/** Explains a role that cannot be assumed. The usual cause is that the role does not trust the caller. */
function roleDenied(caller: string, action: string, message: string): string {
  const role = ROLE.exec(message)?.[1] ?? "the role of this account";
  if (action !== "sts:AssumeRole") {
    return `${caller} may not call ${action} when it assumes ${role}. Allow ${action} in the trust policy of the role and for the caller, or turn off what asks for it, such as the session tags of EKS Pod Identity.`;
  }
  const deny = message.includes("explicit deny")
    ? ` A policy denies it explicitly${denier(message)}.`
    : "";
  return `${caller} may not assume ${role}.${deny} Check that the role exists, that its trust policy names this caller, that externalId in SESSIONSCOPE_ACCOUNTS is the one it asks for, and that the caller may call sts:AssumeRole on it.`;
}

function webIdentityDenied(): string {
  return "The web identity token may not assume the role (sts:AssumeRoleWithWebIdentity). Check that AWS_ROLE_ARN names a role that exists, that its trust policy names the OIDC provider of the token, and that its conditions on sub and aud fit the service account.";
}

function denier(message: string): string {
  const policy = /explicit deny in an? ([a-z -]{1,40} policy)/.exec(message)?.[1];
  return policy ? ` (a ${policy})` : "";
}
