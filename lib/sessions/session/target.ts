/** The form of the id of a node, as the source of a pattern: `i-` (EC2) or `mi-` (hybrid) and 8 or 17 hex digits. */
export const NODE_ID_FORM = "m?i-(?:[0-9a-f]{17}|[0-9a-f]{8})";
const NODE_ID = new RegExp(`^${NODE_ID_FORM}$`);

/** Whether a text is the id of a node. */
export function isNodeId(text: string): boolean {
  return NODE_ID.test(text);
}

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
  if (isNodeId(text))
    return { type: text.startsWith("mi-") ? "managed-node" : "instance", id: text };
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
