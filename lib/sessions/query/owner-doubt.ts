import { arnParts } from "./arn";
import { type FieldDoubt, meantIs, meantPart } from "./field";

/** The owners of sessions: principals of IAM and STS (IAM user guide, "Principal"). */
const PRINCIPAL = /^(?:user\/|root$|assumed-role\/[^/]+\/.|federated-user\/.)/;
/** The types of resources of IAM and STS that may stand before a name. */
const TYPED = /^(?:user|group|role|policy|instance-profile|assumed-role|federated-user)\//;
const NO_OWNER = /^(?:group|role|policy|instance-profile)\//;
/** IAM allows Latin letters only. Others are left in peace, because AWS documents no form of an owner. */
const NAME = /[\p{L}\p{M}\p{N}_+=,.@-]+/gu;

const NO_PERSON = "only users, assumed roles, federated users and root accounts own sessions.";
const NO_NAME =
  "the name of an owner usually has letters, digits and + = , . @ - _ only. An ARN begins with arn:.";

/** Owners are principals, given by their ARN or their name. Roles, other ARNs, accounts and patterns never own a session. */
export function ownerDoubt(value: string): FieldDoubt | null {
  const text = value.replace(/\/+$/, "");
  if (/[*?]/.test(text)) return wildcardDoubt(text);
  const arn = arnParts(text.startsWith("aws") && text.includes(":") ? `arn:${text}` : text);
  if (arn !== null) return arnDoubt(value, arn);
  if (TYPED.test(text)) return resourceDoubt(text, { isCertain: false, inParts: false });
  if (/^\d{12}$/.test(text)) {
    const why = "the id of an account usually is a part of an owner’s ARN.";
    return { why, isCertain: false, inParts: false, meant: meantPart("owner", `:${text}:`) };
  }
  const names = text.match(NAME) ?? [];
  if (names[0] === value) return null;
  const name = names.at(-1) ?? null;
  // A path, a domain or a unique id stands before the name: `AROA…:alice`, `CORP\alice`.
  const isBehind = /[/:\\][^/:\\]*$/.exec(text)?.[0].slice(1) === name;
  const isWhole = isBehind || name === text;
  const offer = isWhole ? meantIs : meantPart;
  const meant = name === null ? null : offer("owner", name);
  return { why: NO_NAME, isCertain: false, inParts: false, meant };
}

function arnDoubt(value: string, { service, resource }: { service: string; resource: string }) {
  const isIdentity = service === "iam" || service === "sts";
  if (!isIdentity || !PRINCIPAL.test(resource)) {
    const inParts = !isIdentity || NO_OWNER.test(resource);
    return resourceDoubt(isIdentity ? resource : "", { isCertain: true, inParts });
  }
  if (value.startsWith("arn:") && !value.endsWith("/")) return null;
  const why = "the ARN of an owner begins with arn: and ends with a name.";
  const name = resource.split("/").at(-1) ?? "";
  return { why, isCertain: false, inParts: false, meant: meantIs("owner", name) };
}

/** The doubt about a resource of IAM or STS that is no owner, or that is written without the rest of its ARN. */
function resourceDoubt(
  resource: string,
  holds: Pick<FieldDoubt, "isCertain" | "inParts">,
): FieldDoubt {
  const [type = "", ...path] = resource.split("/");
  const name = path.at(-1) ?? "";
  if (name !== "" && PRINCIPAL.test(resource)) {
    return { why: NO_NAME, ...holds, meant: meantIs("owner", name) };
  }
  if (/^(?:role|instance-profile|assumed-role)$/.test(type) && name !== "") {
    const why =
      "the owner of a session is a role together with the name of its session, never a role alone.";
    return { why, ...holds, meant: meantPart("owner", `assumed-role/${name}/`) };
  }
  return { why: NO_PERSON, ...holds, meant: null };
}

function wildcardDoubt(text: string): FieldDoubt {
  // The last part of an ARN is the most special one.
  const last = text.split(/[*?]+/).findLast((each) => each !== "") ?? "";
  const part = last.replace(/^(?:.*:)?(?:role|instance-profile)\/(?:.*\/)?/, "assumed-role/");
  const meant = part === "" ? null : meantPart("owner", part);
  return {
    why: "* and ? stand for themselves. The operator contains finds a part.",
    isCertain: false,
    inParts: true,
    meant,
  };
}
