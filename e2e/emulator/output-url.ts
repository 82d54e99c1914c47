import { consoleHostOf } from "./account";

export type OutputUrl = { S3OutputUrl?: string; CloudWatchOutputUrl?: string };

const BUCKET = "acme-session-logs";
const GROUP = "/aws/ssm/session-logs";

/** Undefined: the member is absent. All of these forms occur in captures. */
export function outputUrlFor(
  session: { id: string; region: string; isRecorded: boolean },
  drawn: number,
): OutputUrl | undefined {
  const share = drawn % 10;
  if (!session.isRecorded) {
    if (share < 4) return undefined;
    return share < 7 ? {} : { S3OutputUrl: "", CloudWatchOutputUrl: "" };
  }
  if (share < 2) return undefined;
  if (share === 2) return {};
  if (share === 3) return { S3OutputUrl: "", CloudWatchOutputUrl: "" };
  if (share < 7) return { S3OutputUrl: s3Url(session), CloudWatchOutputUrl: "" };
  if (share < 9) return { S3OutputUrl: "", CloudWatchOutputUrl: cloudWatchUrl(session) };
  return { S3OutputUrl: s3Url(session), CloudWatchOutputUrl: cloudWatchUrl(session) };
}

function s3Url({ id, region }: { id: string; region: string }): string {
  // The agent removes colons from the file name.
  return `${consoleHostOf(region)}/s3/object/${BUCKET}/session-data/${id.replaceAll(":", "")}.log`;
}

function cloudWatchUrl({ id, region }: { id: string; region: string }): string {
  return `${consoleHostOf(region)}/cloudwatch/home?region=${region}#logEventViewer:group=${GROUP};stream=${id}`;
}
