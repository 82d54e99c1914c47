import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

type Href = string | { pathname: string; search?: string };

/** Stands in for `next/link`, whose click needs the running router of a whole app: it goes to the address at once. */
export default function TestLink({
  href,
  prefetch: _prefetch,
  onClick,
  ...props
}: Omit<ComponentProps<"a">, "href"> & { href: Href; prefetch?: boolean }) {
  const router = useRouter();
  const url = typeof href === "string" ? href : `${href.pathname}${href.search ?? ""}`;
  return (
    <a
      {...props}
      href={url}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || props.target !== undefined) return;
        event.preventDefault();
        router.push(url as Route);
      }}
    />
  );
}
