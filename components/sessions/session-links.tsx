import { ExternalLink } from "lucide-react";
import { consoleLinks, logLink } from "@/lib/sessions/session/console-links";
import { displayText } from "@/lib/sessions/session/display-text";
import type { Session } from "@/lib/sessions/session/session";
import { Nothing } from "./owner-name";

/** Links from a session into the AWS console: to its logs, or to the services that it involves. */
export function SessionLinks({ session, only }: { session: Session; only: "logs" | "console" }) {
  if (only === "console") {
    const links = consoleLinks(session);
    if (links.length === 0)
      return <p className="text-ink-2">No AWS console is known for this region.</p>;
    return (
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1.5">
        {links.map((link) => (
          <li key={link.label}>
            <OutsideLink {...link} />
          </li>
        ))}
      </ul>
    );
  }
  const logs = [
    { label: "CloudWatch", url: session.cloudWatchOutputUrl },
    { label: "S3", url: session.s3OutputUrl },
  ].filter((log) => log.url !== null);
  if (logs.length === 0) return <Nothing />;
  return (
    <span className="flex flex-wrap gap-x-4">
      {logs.map(({ label, url }) => {
        const href = logLink(url);
        if (href !== null) return <OutsideLink key={label} label={label} href={href} />;
        return (
          <bdi key={label} title="This is not a link into the AWS console, so it is shown as text">
            {label}: {displayText(url ?? "")}
          </bdi>
        );
      })}
    </span>
  );
}

function OutsideLink({ label, href }: { label: string; href: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="text-accent-ink inline-flex items-center gap-1 underline-offset-2 hover:underline"
    >
      {label}
      <ExternalLink aria-label="opens in a new tab" role="img" className="size-3" />
    </a>
  );
}
