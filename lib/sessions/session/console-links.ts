import { partitionOf } from "./partition";
import { REGION_FORM } from "./region";
import type { Session } from "./session";
import { parseTarget } from "./target";

/** A link into the AWS console. */
export type ConsoleLink = { label: string; href: string };

/** The hosts of the AWS console by partition. The others have none that is known. */
const CONSOLES = new Map<string, string>([
  ["aws", "console.aws.amazon.com"],
  ["aws-cn", "console.amazonaws.cn"],
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
  ["aws-eusc", "console.amazonaws-eusc.eu"],
]);

const REGION = new RegExp(`^${REGION_FORM}$`);

/**
 * The pages about a session in the AWS console of its partition. Empty if the console of the partition is not known.
 * The host's region and `?region=` must agree, or the console shows an error page.
 */
export function consoleLinks(session: Session): ConsoleLink[] {
  const domain = CONSOLES.get(partitionOf(session.region));
  if (domain === undefined || !REGION.test(session.region)) return [];
  const host = `https://${session.region}.${domain}`;
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

/**
 * A log link of AWS if it leads to a host of the AWS console over https, without a port or credentials; else null.
 * `OutputUrl` is untrusted text.
 */
export function logLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  // The text itself must begin so: a parser drops the port 443, and repairs backslashes and spaces.
  const rest = url.slice(`https://${hostname}`.length);
  const isPlain = url.startsWith(`https://${hostname}`) && /^(?:[/?#]|$)/.test(rest);
  return isPlain && isConsole(hostname) ? url : null;
}

/** Whether a host is the console of a partition, that of one of its regions, or the older one of S3. */
function isConsole(hostname: string): boolean {
  return [...CONSOLES].some(([partition, domain]) => {
    if (hostname === domain || hostname === `s3.${domain}`) return true;
    const [region = ""] = hostname.split(".", 1);
    return (
      hostname === `${region}.${domain}` && REGION.test(region) && partitionOf(region) === partition
    );
  });
}
