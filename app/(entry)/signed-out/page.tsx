import { redirect } from "next/navigation";
import { EntryNotice } from "@/components/shell/entry-notice";
import { SignInLink } from "@/components/shell/sign-in-link";
import { returnPath } from "@/lib/return-path";
import { entryScope } from "@/lib/server/api/page-scope";
import { toSearchParams } from "@/lib/sessions/query/search-params";
import { noAccessPath, readFailure, signInPath } from "@/lib/sign-in-path";
import { signInText, UNCHECKED } from "@/lib/sign-in-text";

export default async function SignedOutPage({ searchParams }: PageProps<"/signed-out">) {
  const search = toSearchParams(await searchParams);
  const back = returnPath(search.get("return"));
  const failure = readFailure(search.get("why"));
  const { entry, canSignIn } = await entryScope();
  if (entry.kind === "foreign-host" || entry.kind === "not-admitted") redirect(noAccessPath(back));
  const isUnchecked = entry.kind === "unchecked";
  // They have signed in since, in another tab or through the proxy.
  if (entry.kind !== "nobody" && !isUnchecked && failure === null) redirect(back);
  const message = isUnchecked ? UNCHECKED : signInText(failure, canSignIn ? "oidc" : "elsewhere");
  const { heading, text, way } = message;
  const href = canSignIn ? signInPath(back, failure === "not-admitted") : back;
  return (
    <EntryNotice
      title={failure === null && !isUnchecked ? "Signed out" : "Not signed in"}
      heading={heading}
      actions={
        <SignInLink href={href} isMain>
          {way}
        </SignInLink>
      }
    >
      <p className="text-ink-2 mt-1.5">{text}</p>
    </EntryNotice>
  );
}
