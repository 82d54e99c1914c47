import "server-only";
import { log } from "@/lib/server/log/log";
import { awsText } from "./aws-text";

/** A logger for the AWS SDK that keeps what it says about credentials. */
export type ReasonsLogger = ReturnType<typeof reasonsLogger>;

/** The SDK's line about a provider that gave no credentials: the next one is tried (`->`), or none (`(!)`). */
const REASON = /^@smithy\/property-provider (?:->|\(!\)) (.*)/s;

/**
 * Makes a logger that collects why each provider gave no credentials. The SDK tells it nowhere else: it tries the next
 * provider, and throws the error of the last one.
 */
export function reasonsLogger() {
  const reasons: string[] = [];
  const ignore = () => undefined;
  return {
    reasons,
    trace: ignore,
    debug(...parts: unknown[]) {
      const reason = REASON.exec(String(parts[0]))?.[1];
      if (reason !== undefined) reasons.push(reason);
    },
    // The SDK would log whole requests and answers at this level.
    info: ignore,
    warn: (...parts: unknown[]) =>
      log.warn({ by: "aws-sdk", text: awsText(String(parts[0])) }, "AWS SDK warns"),
    error: ignore,
  };
}
