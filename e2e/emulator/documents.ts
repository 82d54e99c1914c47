import { type NonEmpty, pick } from "./hash";
import type { Person } from "./people";
import { isTask } from "./targets";

export type SessionDocument = {
  /** Absent on some default shells, as in captures. */
  name: string | undefined;
  /** Only shells have logs: port forwarding and SSH cannot be recorded. */
  isShell: boolean;
};

const defaultShell: SessionDocument = { name: "SSM-SessionManagerRunShell", isShell: true };
const namelessShell: SessionDocument = { name: undefined, isShell: true };
const sudoShell: SessionDocument = { name: "SSM-sudo", isShell: true };
const auditedShell: SessionDocument = { name: "Acme-AuditedShell_v2.1", isShell: true };
const interactive: SessionDocument = { name: "AWS-StartInteractiveCommand", isShell: true };
const command: SessionDocument = { name: "AWS-StartNonInteractiveCommand", isShell: true };
const container: SessionDocument = { name: "AmazonECS-ExecuteInteractiveCommand", isShell: true };
const ssh: SessionDocument = { name: "AWS-StartSSHSession", isShell: false };
const port: SessionDocument = { name: "AWS-StartPortForwardingSession", isShell: false };
const remotePort: SessionDocument = {
  name: "AWS-StartPortForwardingSessionToRemoteHost",
  isShell: false,
};

const documents: Record<Person["work"], NonEmpty<SessionDocument>> = {
  shell: [
    ...times(10, defaultShell),
    ...times(5, namelessShell),
    ...times(3, ssh),
    ...times(2, port),
    remotePort,
    interactive,
    sudoShell,
    auditedShell,
  ],
  database: [...times(6, remotePort), port, ...times(2, defaultShell), interactive],
  pipeline: [...times(6, command), ...times(2, defaultShell), ssh],
};

export function documentFor(work: Person["work"], target: string, drawn: number): SessionDocument {
  return isTask(target) ? container : pick(documents[work], drawn);
}

function times<Item>(count: number, item: Item): NonEmpty<Item> {
  return [item, ...Array.from({ length: count - 1 }, () => item)];
}
