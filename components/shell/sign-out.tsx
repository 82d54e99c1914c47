"use client";

import { type FormEvent, useState } from "react";
import * as z from "zod/mini";
import { Button } from "@/components/ui/button";

const LOGOUT = "/auth/logout";
const answerSchema = z.object({ location: z.string() });

/**
 * The way out. The script goes on to where the provider ends its session too; a form could not, since our policy keeps
 * forms to ourselves. Without an answer the form is sent after all: it needs no script, and says what is wrong.
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

/** Where to go after signing out; null if the server gave no such answer. */
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
