import type { Session } from "@/lib/sessions/session/session";

/** How AWS filters by a field. `filter` is AWS's name for it (`SessionFilterKey` of the SSM API). */
export type AwsField<Filter extends string = string> = {
  filter: Filter;
  /** AWS takes six filters in one call: the lower the rank, the sooner this one is among them. */
  rank: number;
  /** Whether AWS surely matches this value as Sessionscope does. */
  isSafe: (value: string) => boolean;
  /** Whether a few alternatives are worth a listing each. Two statuses are nearly all sessions. */
  canFanOut: boolean;
};

/** A field of a session that can be filtered by. */
export type Field<Filter extends string = string> = {
  /** Its name in chips, menus and messages. */
  label: string;
  /** Its other names in the filter text. */
  aliases: readonly string[];
  /** The most characters that AWS allows (botocore model `ssm/2014-11-06`). */
  maxLength: number;
  /** All values that a whole value can be; null: any text. */
  oneOf: readonly string[] | null;
  /** Its text in a session; null where AWS gave none. */
  read: (session: Session) => string | null;
  /** The value that a session without one counts as; null: as no value. */
  absent: string | null;
  /** Recognizes a value that is typed without a key; null if the form of a value tells nothing. */
  looksLike: RegExp | null;
  /** Null if AWS cannot filter by it. */
  aws: AwsField<Filter> | null;
  // `path` is the member of AWS's answer, for `--query`. A kind has none: it follows from document and target.
} & ({ type: Exclude<FieldType, "kind">; path: string } | { type: "kind"; path: null });

/** The meaning of a field's values: it decides how they are compared, shown and written for the AWS CLI. */
export type FieldType = "text" | "person" | "target" | "kind";
