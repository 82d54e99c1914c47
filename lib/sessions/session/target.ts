/** The node or task on which a session was opened. */
export type Target =
  | { type: "instance"; id: string }
  | { type: "managed-node"; id: string }
  | { type: "ecs-task"; cluster: string; taskId: string; runtimeId: string }
  | { type: "other" };

/**
 * Reads a `Target`: `i-…` (EC2), `mi-…` (hybrid node) or `ecs:<cluster>_<task id>_<runtime id>`.
 * A cluster name may contain `_`, but task and runtime ids do not, so the ids are split off from the end.
 */
export function parseTarget(text: string): Target {
  if (/^i-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(text)) return { type: "instance", id: text };
  if (/^mi-[0-9a-z]{17}$/.test(text)) return { type: "managed-node", id: text };
  const [, cluster, taskId, runtimeId] = /^ecs:(.+)_([^_]+)_([^_]+)$/.exec(text) ?? [];
  if (cluster && taskId && runtimeId) return { type: "ecs-task", cluster, taskId, runtimeId };
  return { type: "other" };
}

/** A target shortened for a table: `ecs:payments_4f1c…_ef21`. Ids of nodes stay whole. */
export function shortTarget(text: string): string {
  const target = parseTarget(text);
  if (target.type !== "ecs-task") return text;
  return `ecs:${target.cluster}_${target.taskId.slice(0, 4)}…_${target.runtimeId.slice(-4)}`;
}
