import "server-only";
import { AwsJson1_1Protocol } from "@aws-sdk/core/protocols";
import * as z from "zod";

type Settings = ConstructorParameters<typeof AwsJson1_1Protocol>[0];

/**
 * The protocol of Systems Manager, which reads a page although some of its rows are malformed. The SDK refuses a whole
 * page if one time in it is not a number. A page that it reads costs nothing more.
 */
export class TolerantProtocol extends AwsJson1_1Protocol {
  constructor(settings: Settings) {
    super(settings);
    const { deserializer } = this;
    const read = deserializer.read.bind(deserializer);
    deserializer.read = async (schema, data) => {
      try {
        return await read(schema, data);
      } catch (error) {
        const readable = withoutBadTimes(data);
        if (readable === null) throw error;
        return await read(schema, readable);
      }
    };
  }
}

const pageSchema = z.looseObject({ Sessions: z.array(z.unknown()) });
const rowSchema = z.looseObject({
  StartDate: z.unknown().optional(),
  EndDate: z.unknown().optional(),
});
/** A time in seconds, as the SDK reads it. */
const timeSchema = z.union([z.number(), z.string().regex(/^-?\d*\.?\d+$/)]);

/** The page without the times that the SDK cannot read. Null if it is not a page, or has none. */
function withoutBadTimes(data: string | Uint8Array): string | null {
  const page = pageSchema.safeParse(jsonOf(data)).data;
  if (page === undefined) return null;
  let isChanged = false;
  const Sessions = page.Sessions.map((row) => {
    const { success, data: known } = rowSchema.safeParse(row);
    if (!success) return row;
    const times = { StartDate: timeOf(known.StartDate), EndDate: timeOf(known.EndDate) };
    isChanged ||= times.StartDate !== known.StartDate || times.EndDate !== known.EndDate;
    return { ...known, ...times };
  });
  return isChanged ? JSON.stringify({ ...page, Sessions }) : null;
}

function timeOf(value: unknown): number | string | null | undefined {
  if (value === null || value === undefined) return value;
  return timeSchema.safeParse(value).data ?? null;
}

function jsonOf(data: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof data === "string" ? data : new TextDecoder().decode(data));
  } catch {
    return null;
  }
}
