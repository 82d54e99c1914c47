import type { Session } from "@/lib/sessions/session/session";

/** How AWS filters by a field. `filter` is AWS's name for it (`SessionFilterKey` of the SSM API). */
export type AwsField<Filter extends string = string> = {
  filter: Filter;
  /** AWS takes six filters in one call. Filters with a lower rank take precedence. */
  rank: number;
  /** Whether AWS is known to match this value exactly as Sessionscope does. */
  isSafe: (value: string) => boolean;
  /** Whether each of a few alternatives gets a listing of its own. It does not help for statuses: two of them cover
   * nearly all sessions. */
  canFanOut: boolean;
};

/** Why sessions do not have a value, and the filter that is likely meant; null if none is likely. */
export type FieldDoubt = {
  why: string;
  /** No session can have the value. Otherwise it is only unusual, because AWS documents no form of such values. */
  isCertain: boolean;
  /** Sessions do not have it as a part of their value either. */
  inParts: boolean;
  meant: MeantFilter | null;
};

type MeantFilter = { key: string; operator: "is" | "contains"; value: string };

/** The filter of a whole value. */
export function meantIs(key: string, value: string): MeantFilter {
  return { key, operator: "is", value };
}

/** The filter of a part of a value. */
export function meantPart(key: string, value: string): MeantFilter {
  return { key, operator: "contains", value };
}

/** A field of a session that can be filtered by. */
export type Field<Filter extends string = string> = {
  /** Its name in chips, menus and messages. */
  label: string;
  /** Its other names in the filter text. */
  aliases: readonly string[];
  /** The most characters that AWS allows (botocore model `ssm/2014-11-06`). */
  maxLength: number;
  /** The values that AWS documents, which are compared without case; null: any text. */
  oneOf: readonly string[] | null;
  /** Its text in a session; null where AWS gave none. */
  read: (session: Session) => string | null;
  /** The value of a session for which AWS gives none; null: the session has no value. */
  absent: string | null;
  /** The value that a text certainly stands for, such as the id in an ARN; the text itself if it is a value. */
  meaning: (text: string) => string;
  /** Explains a whole value that no session has, or hardly any; null for any other value. */
  doubt: (value: string) => FieldDoubt | null;
  /** Recognizes a value that is typed without its key; null if a value cannot be recognized by its form. */
  looksLike: RegExp | null;
  /** Null if AWS cannot filter by it. */
  aws: AwsField<Filter> | null;
  // `path` is the member of AWS's answer, for `--query`. A kind has no member, because it is derived from document and target.
} & ({ type: Exclude<FieldType, "kind">; path: string } | { type: "kind"; path: null });

/** The meaning of a field's values. It decides how they are compared, shown and written for the AWS CLI. */
export type FieldType = "text" | "person" | "target" | "kind";
