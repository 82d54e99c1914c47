import { isNodeId, parseTarget } from "@/lib/sessions/session/target";
import { arnParts } from "./arn";
import { type FieldDoubt, meantIs, meantPart } from "./field";
import { nodeIdsIn } from "./meant-id";

const WHY =
  "a target usually is the id of a node (i-… or mi-… with 8 or 17 hex digits), or ecs:… with cluster, task and container.";

/** Targets are ids of nodes, `ecs:…` or another word with a colon. AWS documents no form, so any other is only unusual. */
export function targetDoubt(value: string): FieldDoubt | null {
  if (isNodeId(value) || isContainer(value) || isOtherKind(value)) return null;
  return { why: WHY, isCertain: false, inParts: false, meant: meantTarget(value) };
}

/** The last part of `ecs:…` is the id of a container, which is longer than a task's. The name of a cluster may have a `_`. */
function isContainer(value: string): boolean {
  const target = parseTarget(value);
  return target.type === "ecs-task" && !/^[0-9a-f]{32}$/.test(target.runtimeId);
}

/** `sagemaker-cluster:…`, `eks_c:…`: a word before a colon. An ARN, an address, or a host with a port is something else. */
function isOtherKind(value: string): boolean {
  const [, word, rest = ""] = /^([a-z][\w-]*):(.+)$/.exec(value) ?? [];
  if (word === undefined || /^(?:ecs|arn|aws|m?i-.*)$/.test(word)) return false;
  return !/^(?:\/\/|:|\d{1,5}$)/.test(rest) && !/^[0-9a-f:]+$/i.test(value);
}

function meantTarget(value: string): FieldDoubt["meant"] {
  const [id, ...others] = nodeIdsIn(value);
  if (id !== undefined) return others.length > 0 ? null : meantIs("target", id);
  // The beginning of an id, as a narrow column shows it.
  const [, part] = /^(m?i-[0-9a-f]{4,16})(?:…|\.{3})?$/i.exec(value) ?? [];
  return part === undefined ? meantTask(value) : meantPart("target", part.toLowerCase());
}

const TASK = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;

/** A task in its ARN, its address, `cluster/task` or an `ecs:…` without its container. */
function meantTask(value: string): FieldDoubt["meant"] {
  const [task, ...others] = new Set(value.match(TASK));
  const arn = arnParts(value);
  if (task === undefined || others.length > 0 || (arn !== null && arn.service !== "ecs")) {
    return /^ecs:[^/_:]/.test(value) ? meantPart("target", `${value.replace(/_+$/, "")}_`) : null;
  }
  const before = value.slice(0, value.indexOf(task)).replace(/[/_](?:tasks\/)?$/, "");
  const [cluster] = /[\w-]+$/.exec(before) ?? [];
  const hasCluster = cluster !== undefined && !/^(?:tasks?|containers?|ecs)$/.test(cluster);
  return meantPart("target", hasCluster ? `ecs:${cluster}_${task}_` : `_${task}_`);
}
