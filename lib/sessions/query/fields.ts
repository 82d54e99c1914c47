import { isOwnerArn } from "@/lib/sessions/session/owner";
import { SESSION_KINDS } from "@/lib/sessions/session/session-kind";
import { isSessionStatus, SESSION_STATUSES } from "@/lib/sessions/session/session-status";
import { isNodeId } from "@/lib/sessions/session/target";
import { documentDoubt } from "./document-doubt";
import type { Field, FieldDoubt } from "./field";
import { kindDoubt } from "./kind-doubt";
import { nodeIdIn, SESSION_ID, sessionIdIn } from "./meant-id";
import { ownerDoubt } from "./owner-doubt";
import { sessionIdDoubt } from "./session-id-doubt";
import { targetDoubt } from "./target-doubt";

/** The access types that AWS documents (API reference, `Session$AccessType`). */
export const ACCESS_TYPES = ["Standard", "JustInTime"] as const;

const asWritten = (text: string): string => text;
const noDoubt = (): FieldDoubt | null => null;

/**
 * Declares every field that can be filtered by, in the order in which URLs write the keys. Everything that reads or
 * writes filters follows from this table. docs/architecture.md says what else a new field needs.
 */
const ROWS = {
  owner: {
    label: "Owner",
    aliases: ["user"],
    maxLength: 256,
    oneOf: null,
    type: "person",
    path: "Owner",
    read: (session) => session.owner,
    absent: null,
    meaning: asWritten,
    doubt: ownerDoubt,
    looksLike: /^(?:arn:|aws:)/,
    // AWS matches the full ARN, but a person's name may belong to many ARNs.
    aws: { filter: "Owner", rank: 3, isSafe: isOwnerArn, canFanOut: true },
  },
  target: {
    label: "Target",
    aliases: ["node", "instance"],
    maxLength: 400,
    oneOf: null,
    type: "target",
    path: "Target",
    read: (session) => session.target,
    absent: null,
    meaning: nodeIdIn,
    doubt: targetDoubt,
    looksLike: /^(?:m?i-[0-9a-z]+$|ecs:)/,
    // AWS documents the filter for managed nodes only, not for `ecs:` targets.
    aws: { filter: "Target", rank: 2, isSafe: isNodeId, canFanOut: true },
  },
  status: {
    label: "Status",
    aliases: [],
    maxLength: 32,
    oneOf: SESSION_STATUSES,
    type: "text",
    path: "Status",
    read: (session) => session.status,
    absent: null,
    meaning: asWritten,
    doubt: noDoubt,
    looksLike: null,
    aws: { filter: "Status", rank: 4, isSafe: isSessionStatus, canFanOut: false },
  },
  accessType: {
    label: "Access type",
    aliases: ["type"],
    maxLength: 32,
    oneOf: ACCESS_TYPES,
    type: "text",
    path: "AccessType",
    read: (session) => session.accessType,
    // AWS added the field in 2025, and older sessions lack it.
    absent: "Standard",
    meaning: asWritten,
    doubt: noDoubt,
    looksLike: null,
    aws: {
      filter: "AccessType",
      rank: 5,
      isSafe: (value) => value === "JustInTime",
      canFanOut: false,
    },
  },
  sessionId: {
    label: "Session ID",
    aliases: ["id", "session"],
    maxLength: 96,
    oneOf: null,
    type: "text",
    path: "SessionId",
    read: (session) => session.id,
    absent: null,
    meaning: sessionIdIn,
    doubt: sessionIdDoubt,
    looksLike: SESSION_ID,
    aws: { filter: "SessionId", rank: 1, isSafe: () => true, canFanOut: true },
  },
  kind: {
    label: "Kind",
    aliases: [],
    maxLength: 32,
    oneOf: SESSION_KINDS,
    type: "kind",
    path: null,
    read: (session) => session.kind,
    absent: null,
    meaning: asWritten,
    doubt: kindDoubt,
    looksLike: null,
    aws: null,
  },
  document: {
    label: "Document",
    aliases: ["doc"],
    maxLength: 128,
    oneOf: null,
    type: "text",
    path: "DocumentName",
    read: (session) => session.document,
    absent: null,
    meaning: asWritten,
    doubt: documentDoubt,
    looksLike: /^(?:AWS|SSM|AmazonECS)-/,
    aws: null,
  },
  reason: {
    label: "Reason",
    aliases: [],
    maxLength: 256,
    oneOf: null,
    type: "text",
    path: "Reason",
    read: (session) => session.reason,
    absent: null,
    meaning: asWritten,
    doubt: noDoubt,
    looksLike: null,
    aws: null,
  },
} as const satisfies Record<string, Field>;

/** The key of a field in a link. Its values may repeat and have operators. */
export type FilterKey = keyof typeof ROWS;

/** The names of AWS's filters for fields. */
export type FieldFilterName = NonNullable<(typeof ROWS)[FilterKey]["aws"]>["filter"];

/** The fields by their keys. */
export const FIELDS: Record<FilterKey, Field<FieldFilterName>> = ROWS;

/** The keys in the order in which URLs write them. */
export const FILTER_KEYS: readonly FilterKey[] = Object.keys(ROWS).filter(isFilterKey);

/** Whether a text is the key of a field. */
export function isFilterKey(text: string): text is FilterKey {
  return Object.hasOwn(ROWS, text);
}

/** Makes a record that has an entry for every field. */
export function perField<Value>(make: (key: FilterKey) => Value): Record<FilterKey, Value>;
export function perField(make: (key: FilterKey) => unknown): Record<string, unknown> {
  return Object.fromEntries(FILTER_KEYS.map((key) => [key, make(key)]));
}
