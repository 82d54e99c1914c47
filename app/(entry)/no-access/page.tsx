import { redirect } from "next/navigation";
import { EntryNotice } from "@/components/shell/entry-notice";
import { GroupList } from "@/components/shell/group-list";
import { SignInLink } from "@/components/shell/sign-in-link";
import { returnPath } from "@/lib/return-path";
import { entryScope } from "@/lib/server/api/page-scope";
import { toSearchParams } from "@/lib/sessions/query/search-params";
import { signedOutPath, signInPath } from "@/lib/sign-in-path";
import { NOT_ADMITTED } from "@/lib/sign-in-text";
import type { SignedIn } from "@/lib/signed-in";

export default async function NoAccessPage({ searchParams }: PageProps<"/no-access">) {
  const back = returnPath(toSearchParams(await searchParams).get("return"));
  const { entry, canSignIn } = await entryScope();
  switch (entry.kind) {
    case "open":
      return redirect(back);
    case "nobody":
      return redirect(canSignIn ? signInPath(back) : signedOutPath(back));
    case "foreign-host":
      return <ForeignHost />;
    case "unchecked":
      return redirect(signedOutPath(back));
    case "not-admitted":
      return <NotAdmitted signedIn={entry.signedIn} back={back} />;
    case "no-access":
      return <NoAccess signedIn={entry.signedIn} back={back} />;
  }
}

/** The proxy in front admits more people than Sessionscope does. */
function NotAdmitted({ signedIn, back }: { signedIn: SignedIn; back: string }) {
  const { heading, text, way } = NOT_ADMITTED;
  return (
    <EntryNotice
      title="No access"
      heading={heading}
      actions={<SignInLink href={back}>{way}</SignInLink>}
    >
      <p className="text-ink-2 mt-1.5">{text}</p>
      <WhoTheyAre signedIn={signedIn} />
    </EntryNotice>
  );
}

/** Without sign-in, the owner of any name that resolves to this server could read every session. */
function ForeignHost() {
  return (
    <EntryNotice
      title="No access"
      heading="Sessionscope does not answer under this name"
      actions={null}
    >
      <p className="text-ink-2 mt-1.5">
        This server has no sign-in, so it answers only on its own machine: under localhost,
        127.0.0.1 or [::1], with its own port, and never through a proxy. Open it there. If a tunnel
        has another port, ask the administrator to set{" "}
        <code className="font-mono text-xs">SESSIONSCOPE_URL</code> to that address.
      </p>
    </EntryNotice>
  );
}

function NoAccess({ signedIn, back }: { signedIn: SignedIn; back: string }) {
  return (
    <EntryNotice
      title="No access"
      heading="You don’t have access to any accounts"
      actions={
        <>
          {signedIn.canSignOut && (
            <SignInLink href={signInPath(back, true)} isMain>
              Sign in with another account
            </SignInLink>
          )}
          <SignInLink href={back}>Try again</SignInLink>
        </>
      }
    >
      <p className="text-ink-2 mt-1.5">
        You are signed in, but none of your groups has access to an account. Ask the administrator
        of Sessionscope for access, and send them the details below. If you joined a group after you
        signed in, sign in again first.
      </p>
      <WhoTheyAre signedIn={signedIn} />
    </EntryNotice>
  );
}

/** The details that an administrator needs to give them access. */
function WhoTheyAre({ signedIn: { name, id, groups } }: { signedIn: SignedIn }) {
  return (
    <>
      <h2 className="text-ink-2 mt-4 text-xs font-semibold">Signed in as</h2>
      <p className="mt-1 wrap-anywhere">
        {name}
        {id !== null && <span className="text-ink-2"> {id}</span>}
      </p>
      <h2 className="text-ink-2 mt-3 text-xs font-semibold">Groups</h2>
      <GroupList groups={groups} />
    </>
  );
}
