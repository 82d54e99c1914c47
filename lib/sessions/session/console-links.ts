import { parseOwner } from "./owner";
import type { Session } from "./session";
import { parseTarget } from "./target";

/** A link into the AWS console. */
export type ConsoleLink = { label: string; href: string };

const HOSTS = new Map<string, (region: string) => string>([
  ["aws", (region) => `https://${region}.console.aws.amazon.com`],
  ["aws-cn", (region) => `https://${region}.console.amazonaws.cn`],
  ["aws-us-gov", (region) => `https://${region}.console.amazonaws-us-gov.com`],
]);

/** The domains that log links of AWS may point to; `OutputUrl` is untrusted text. */
const CONSOLE_DOMAINS =
  /(?:^|\.)(?:console\.aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/;

/** `aws`, `aws-cn`, `aws-us-gov`: by the owner's ARN, else by the region's name. */
function partitionOf(session: Session): string {
  const partition = session.owner === null ? null : parseOwner(session.owner).partition;
  if (partition !== null) return partition;
  if (session.region.startsWith("cn-")) return "aws-cn";
  return session.region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/**
 * The pages about a session in the AWS console of its partition. Empty if the console of the partition is not known.
 * The host's region and `?region=` must agree, or the console shows an error page.
 */
export function consoleLinks(session: Session): ConsoleLink[] {
  const host = HOSTS.get(partitionOf(session))?.(session.region);
  if (!host || !/^[a-z0-9-]+$/.test(session.region)) return [];
  const query = `region=${session.region}`;
  const links = [
    { label: "Session Manager", href: `${host}/systems-manager/session-manager/sessions?${query}` },
  ];
  const target = session.target === null ? null : parseTarget(session.target);
  if (target?.type === "instance") {
    links.push({
      label: "EC2 instance",
      href: `${host}/ec2/home?${query}#InstanceDetails:instanceId=${target.id}`,
    });
  }
  if (target?.type === "managed-node") {
    links.push({
      label: "Managed node",
      href: `${host}/systems-manager/fleet-manager/managed-nodes/${target.id}/general?${query}`,
    });
  }
  if (target?.type === "ecs-task") {
    const path = [target.cluster, "tasks", target.taskId].map(encodeURIComponent).join("/");
    links.push({
      label: "ECS task",
      href: `${host}/ecs/v2/clusters/${path}/configuration?${query}`,
    });
  }
  links.push({
    label: "CloudTrail",
    href: `${host}/cloudtrailv2/home?${query}#/events?EventName=StartSession${cloudTrailStart(session)}`,
  });
  return links;
}

/** CloudTrail lists newest first from a start time; five minutes before the session is near enough. */
function cloudTrailStart(session: Session): string {
  if (session.startedAt === null) return "";
  const start = new Date(Date.parse(session.startedAt) - 5 * 60_000).toISOString();
  return `&StartTime=${encodeURIComponent(start)}`;
}

/** A log link of AWS if it leads to the AWS console over https, else null. */
export function logLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && CONSOLE_DOMAINS.test(hostname) ? url : null;
}
