import { DescribeSessionsCommand, type Session } from "@aws-sdk/client-ssm";
import { sdkClient } from "../emulator/test-client";

const DAY = 24 * 3_600_000;
/** A session that ended so long ago stays in the history for another half hour: longer than a search takes. */
const STAYS_MS = 30 * DAY - DAY / 48;

/** The oldest session in the history of an access key that is still there when a search ends. */
export async function oldestSession(awsUrl: string, accessKeyId: string): Promise<Session> {
  const client = sdkClient(awsUrl, accessKeyId);
  // The few pages of the last day are enough to look through.
  const value = new Date(Date.now() - 29 * DAY).toISOString().replace(/\.\d+/, "");
  const rows: Session[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new DescribeSessionsCommand({
        State: "History",
        MaxResults: 200,
        Filters: [{ key: "InvokedBefore", value }],
        NextToken,
      }),
    );
    rows.push(...(page.Sessions ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  client.destroy();
  const limit = Date.now() - STAYS_MS;
  const oldest = rows.findLast(({ EndDate }) => EndDate !== undefined && EndDate.getTime() > limit);
  if (oldest === undefined) throw new Error("There is no session to search for.");
  return oldest;
}
