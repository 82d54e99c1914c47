import "server-only";

const NEEDED = "ssm:DescribeSessions";

/** AWS's sentence; the caller and the action are taken from it only if they look like what they should be. */
const CALLER = /\bUser: (arn:[\w-]+:(?:iam|sts)::\d*:[\w+=,.@/-]{1,300})/;
const ACTION = /\bnot authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z]{1,60})/;

/**
 * Explains AWS's AccessDeniedException: who lacks which action, and the fix. An explicit deny needs
 * another fix than a missing permission.
 */
export function accessDenied(message: string): string {
  const caller = CALLER.exec(message)?.[1] ?? "The identity that Sessionscope uses";
  const action = ACTION.exec(message)?.[1] ?? NEEDED;
  const fix = message.includes("explicit deny")
    ? `A policy denies it explicitly${denier(message)}; remove that deny for this identity.`
    : `Allow the action ${action} on resource "*" for it.`;
  const need = action === NEEDED ? " It is the only action Sessionscope needs." : "";
  return `${caller} is not allowed to call ${action}. ${fix}${need}`;
}

function denier(message: string): string {
  const policy = /explicit deny in an? ([a-z -]{1,40} policy)/.exec(message)?.[1];
  return policy ? ` (a ${policy})` : "";
}
