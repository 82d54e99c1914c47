import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const TONES = {
  /** Something that needs attention. */
  wait: { bar: "bg-wait-soft", icon: "text-wait" },
  /** Something to know. */
  info: { bar: "bg-sunken", icon: "text-ink-2" },
};

/** A bar across the view: an icon, a `NoticeText`, and a button if there is something to do. It needs a role or a label. */
export function NoticeBar({
  icon: Icon,
  tone = "wait",
  as: Element = "div",
  children,
  ...props
}: Omit<ComponentProps<"div">, "className"> & {
  icon: LucideIcon;
  tone?: keyof typeof TONES;
  as?: "div" | "section";
}) {
  const { bar, icon } = TONES[tone];
  return (
    <Element
      {...props}
      className={cn("border-line flex items-start gap-2 border-b px-3 py-1.5 sm:px-5", bar)}
    >
      <Icon aria-hidden="true" className={cn("mt-1.75 size-4 shrink-0", icon)} />
      {children}
    </Element>
  );
}

/** The text of a notice: it takes the room beside the icon and the button, and breaks anywhere. */
export function NoticeText(props: Omit<ComponentProps<"div">, "className">) {
  return <div {...props} className="min-w-0 grow py-1.25 wrap-anywhere" />;
}
