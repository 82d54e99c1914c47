import type { Session } from "@/lib/sessions/session/session";

/** A session for tests: an ended shell session, with the test's changes. */
export function makeSession(changes: Partial<Session> = {}): Session {
  return {
    id: "alice.chen-0b1f6c3de94a27750",
    account: "default",
    region: "eu-west-1",
    status: "Terminated",
    target: "i-0f3a9c1e5b7d24680",
    owner: "arn:aws:sts::482913004417:assumed-role/AdminAccess/alice.chen",
    startedAt: "2026-11-23T15:28:09.412Z",
    endedAt: "2026-11-23T15:40:00.000Z",
    document: "SSM-SessionManagerRunShell",
    kind: "shell",
    reason: "INC-4821 disk full",
    details: null,
    s3OutputUrl: null,
    cloudWatchOutputUrl: null,
    maxDurationMinutes: 720,
    accessType: "Standard",
    ...changes,
  };
}
