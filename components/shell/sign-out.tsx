"use client";

import { type FormEvent, useState } from "react";
import * as z from "zod/mini";
import { Button } from "@/components/ui/button";

const LOGOUT = "/auth/logout";
const answerSchema = z.object({ location: z.string() });

/**
 * Signs the user out. The script continues to the provider's own sign-out page; a form cannot, because the
 * Content-Security-Policy allows forms only to this server. If the request fails, the form is submitted normally, and
 * the server's page says what is wrong.
 */
export function SignOut() {
  const [isLeaving, setIsLeaving] = useState(false);
  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isLeaving) return;
    const form = event.currentTarget;
    setIsLeaving(true);
    const location = await leave();
    if (location === null) form.submit();
    else window.location.assign(location);
  }
  return (
    <form method="post" action={LOGOUT} onSubmit={(event) => void handleSubmit(event)}>
      <Button type="submit" disabled={isLeaving}>
        {isLeaving ? "Signing out…" : "Sign out"}
      </Button>
    </form>
  );
}

/** The address to go to after signing out; null if the server did not name one. */
async function leave(): Promise<string | null> {
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(LOGOUT, { method: "POST", headers });
    const answer = answerSchema.safeParse(await response.json());
    return response.ok && answer.success ? answer.data.location : null;
  } catch {
    return null;
  }
}
