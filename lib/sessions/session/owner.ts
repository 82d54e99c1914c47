/** The person who opened a session, parsed from the ARN that AWS gives as `Owner`. */
export type Owner = {
  /** IAM user name, role session name, federated name or `root`; the whole text if it is not an ARN. */
  person: string;
  /** The role or SSO permission set that the person used; null for users and unknown forms. */
  role: string | null;
  /** `aws`, `aws-cn`, `aws-us-gov`, …; null if the text is not an ARN. */
  partition: string | null;
};

// `arn:` is optional, because an old AWS CLI sample prints an Owner without it.
const ARN = /^(?:arn:)?(aws[a-z-]*):(?:iam|sts)::\d*:(.+)$/;
/** IAM Identity Center names its roles AWSReservedSSO_<permission set>_<16 hex digits>. */
const SSO_ROLE = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/**
 * Reads an `Owner` in every form that AWS is known to send: IAM user (with a path), assumed role, SSO,
 * federated user, root. Anything else is shown whole, as a person without a role.
 */
export function parseOwner(text: string): Owner {
  const [, partition, resource] = ARN.exec(text) ?? [];
  if (partition === undefined || resource === undefined) {
    return { person: text, role: null, partition: null };
  }
  const [type, ...path] = resource.split("/");
  const role = type === "assumed-role" && path.length > 1 ? (path[0] ?? null) : null;
  return {
    person: path.at(-1) || resource,
    role: role && (SSO_ROLE.exec(role)?.[1] ?? role),
    partition,
  };
}

/** Whether a filter's text is an ARN, which matches exactly, rather than a person's name. */
export function isOwnerArn(text: string): boolean {
  return text.startsWith("arn:");
}

/** `owner=X`: an ARN matches exactly; anything else matches the person's name, ignoring case. */
export function ownerIs(owner: string | null, wanted: string): boolean {
  if (owner === null) return false;
  if (isOwnerArn(wanted)) return owner === wanted;
  return parseOwner(owner).person.toLowerCase() === wanted.toLowerCase();
}
