import { isNodeId, NODE_ID_FORM } from "@/lib/sessions/session/target";
import { arnParts } from "./arn";

const NODE_ID = new RegExp(`(?<![\\w-])${NODE_ID_FORM}(?![0-9a-z])`, "gi");

/** The ids of nodes in a text, each once and in lower case. */
export function nodeIdsIn(text: string): string[] {
  return [...new Set(text.match(NODE_ID)?.map((id) => id.toLowerCase()))];
}

/** The id of a node in its ARN or in the address of a console; the text itself if it has no id, or several. */
export function nodeIdIn(text: string): string {
  const arn = arnParts(text);
  const isNode = arn !== null && /^(?:managed-)?instance\//.test(arn.resource);
  if (!isNode && !/^https?:\/\//.test(text) && !/^m?i-[0-9a-f]+$/i.test(text)) return text;
  const [id = text, ...others] = nodeIdsIn(text);
  return others.length > 0 ? text : id;
}

/** AWS's suffixes have 17 hex digits, or 26 characters since about 2023. */
export const SESSION_ID = /^[\w+=,.@-]+-(?:[0-9a-f]{17}|[a-z2-9]{26})$/;

/** The id of a session in its ARN, or in the address of its page or panel in the console or here; otherwise the text itself. */
export function sessionIdIn(text: string): string {
  const arn = arnParts(text);
  if (arn !== null) {
    const [, id = text] = /^session\/(.+)$/.exec(arn.service === "ssm" ? arn.resource : "") ?? [];
    return id;
  }
  if (!text.includes("/")) return text;
  const ids = new Set(
    text
      .split(/[/?&#=]/)
      .map(decoded)
      .filter(isSessionId),
  );
  const [only, ...others] = ids;
  // Other sessions may be filters of the same address.
  const [, named] = /[?&]session=([^&#]+)/.exec(text) ?? /\/sessions\/([^/?#]+)/.exec(text) ?? [];
  if (named !== undefined) return decoded(named);
  return only === undefined || others.length > 0 ? text : only;
}

/** A node's id has the form of the id of a session whose owner is called `i`. */
function isSessionId(text: string): boolean {
  return SESSION_ID.test(text) && !isNodeId(text);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
