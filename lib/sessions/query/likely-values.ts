import type { FieldDoubt } from "./field";

const ARN = /^arn:aws[a-z-]*:([a-z0-9-]+):[a-z0-9-]*:\d*:(.+)$/;
const NODE_ID = /\bm?i-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![0-9a-z])/gi;
/** The owners of sessions: principals of IAM and STS (IAM user guide, "Principal"). */
const PRINCIPAL = /^(?:user\/|root$|assumed-role\/[^/]+\/.|federated-user\/.)/;

/** The service and the resource of an ARN. */
function arnParts(text: string): { service: string; resource: string } | null {
  const [, service, resource] = ARN.exec(text) ?? [];
  return service === undefined || resource === undefined ? null : { service, resource };
}

/** The id of a node in its ARN or in the address of a console; the text itself if it has no id, or several. */
export function nodeIdIn(text: string): string {
  const arn = arnParts(text);
  const isNode = arn !== null && /^(?:managed-)?instance\//.test(arn.resource);
  if (!isNode && !/^https:\/\//.test(text) && !/^m?i-[0-9a-f]+$/i.test(text)) return text;
  const ids = new Set(text.match(NODE_ID)?.map((id) => id.toLowerCase()));
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? text : id;
}

/** The id of a session in its ARN, or in the address of its page in the console or here. */
export function sessionIdIn(text: string): string {
  const arn = arnParts(text);
  if (arn?.service === "ssm" && arn.resource.startsWith("session/")) {
    return arn.resource.slice("session/".length) || text;
  }
  const [, id] =
    /^https?:\/\/[^?#]*\/(?:sessions|session-manager)\/([^/?#]+)(?:[?#].*)?$/.exec(text) ?? [];
  return id === undefined ? text : decoded(id);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Owners are principals; other ARNs never own a session. */
export function ownerDoubt(value: string): FieldDoubt | null {
  const arn = arnParts(value);
  if (arn === null) return null;
  const { service, resource } = arn;
  if ((service === "iam" || service === "sts") && PRINCIPAL.test(resource)) return null;
  const [type = "", ...path] = resource.split("/");
  const name = path.at(-1) ?? "";
  if (/^(?:role|instance-profile|assumed-role)$/.test(type) && name !== "") {
    const role = type === "assumed-role" ? (path[0] ?? name) : name;
    return {
      why: "the owner of a session is a role together with the name of its session, never a role alone.",
      meant: { key: "owner", operator: "contains", value: `assumed-role/${role}/` },
    };
  }
  const node = nodeIdIn(value);
  if (node !== value)
    return { why: NO_PERSON, meant: { key: "target", operator: "is", value: node } };
  const session = sessionIdIn(value);
  if (session !== value) {
    return { why: NO_PERSON, meant: { key: "sessionId", operator: "is", value: session } };
  }
  return { why: NO_PERSON, meant: null };
}

const NO_PERSON = "only users, assumed roles, federated users and root accounts own sessions.";

/** Targets are ids of nodes and `ecs:…`; an address, a name or another ARN is never one. */
export function targetDoubt(value: string): FieldDoubt | null {
  const arn = arnParts(value);
  const [, task] =
    /^(?:task|container)\/((?:[^/]+\/)?[0-9a-f]{32})(?:\/|$)/.exec(arn?.resource ?? "") ?? [];
  if (arn?.service === "ecs" && task !== undefined) {
    const part = task.includes("/") ? `ecs:${task.replace("/", "_")}_` : `_${task}_`;
    return { why: NO_TARGET, meant: { key: "target", operator: "contains", value: part } };
  }
  const isAddress =
    /^(?:\d{1,3}\.){3}\d{1,3}$/.test(value) || /^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(value);
  const isHost = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(value) || /^ip-(?:\d+-){3}\d+$/i.test(value);
  return arn !== null || isAddress || isHost || /^https?:\/\//.test(value)
    ? { why: NO_TARGET, meant: null }
    : null;
}

const NO_TARGET =
  "a target is the id of a node (i-…, mi-…) or ecs:… with cluster, task and container.";

/** A document of the own account or of AWS has its name in a session, a shared one its ARN. */
export function documentDoubt(value: string): FieldDoubt | null {
  const arn = arnParts(value);
  const [, name] = /^document\/([^/]+)$/.exec(arn?.resource ?? "") ?? [];
  return name === undefined
    ? null
    : {
        why: "a session has the ARN of a document only if another account shares it, otherwise the name.",
        meant: { key: "document", operator: "is", value: name },
      };
}
