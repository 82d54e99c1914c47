/** The purposes of a session, derived from its document and target. */
export const SESSION_KINDS = [
  "shell",
  "port-forward",
  "remote-port-forward",
  "ssh",
  "ecs-exec",
  "command",
  "custom",
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** AWS's own session documents. All others belong to a customer and are `custom`. */
const KIND_OF_DOCUMENT = new Map<string, SessionKind>([
  ["SSM-SessionManagerRunShell", "shell"],
  ["AWS-StartPortForwardingSession", "port-forward"],
  ["AWS-StartPortForwardingSessionToSocket", "port-forward"],
  ["AWS-StartPortForwardingSessionToRemoteHost", "remote-port-forward"],
  ["AWS-StartSSHSession", "ssh"],
  ["AmazonECS-ExecuteInteractiveCommand", "ecs-exec"],
  ["AWS-StartInteractiveCommand", "command"],
  ["AWS-StartNonInteractiveCommand", "command"],
]);

/** The names of AWS's own session documents. `sessionKind` gives the kind of each. */
export const AWS_DOCUMENTS = [...KIND_OF_DOCUMENT.keys()];

const LABELS: Record<SessionKind, string> = {
  shell: "Shell",
  "port-forward": "Port forward",
  "remote-port-forward": "Remote port forward",
  ssh: "SSH",
  "ecs-exec": "ECS Exec",
  command: "Command",
  custom: "Custom",
};

/**
 * The kind of a session. AWS omits the document of many default-shell sessions (its own samples of
 * DescribeSessions do). Without a document, a session is therefore a shell, or ECS Exec on an `ecs:` target.
 */
export function sessionKind(document: string | null, target: string | null): SessionKind {
  if (document !== null) return KIND_OF_DOCUMENT.get(document) ?? "custom";
  return target?.startsWith("ecs:") ? "ecs-exec" : "shell";
}

/** The label of a kind. A custom session is labelled with the name of its document. */
export function kindLabel(kind: string, document: string | null): string {
  if (kind === "custom") return document ?? LABELS.custom;
  const known = SESSION_KINDS.find((one) => one === kind);
  return known ? LABELS[known] : kind;
}
