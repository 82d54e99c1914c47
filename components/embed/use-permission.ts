"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { setAccessToken } from "@/lib/access-token";
import { ApiError } from "@/lib/api-error";
import { permissionOf, tokenTimes } from "@/lib/embed/token-times";
import { fragmentToken } from "./fragment-token";
import { tellHost, useHostMessage } from "./host-channel";

/** How often the next token is asked for until it is there: a portal may be away for a moment. */
const AGAIN_MS = 15_000;

/** Whether a portal lets this view be seen; `reason` is what it says if it does not. */
export type Permission =
  | { state: "waiting" }
  | { state: "granted"; token: string }
  /** `hasWorked`: it was seen until now. */
  | { state: "ended"; hasWorked: boolean; reason: string | null };

/**
 * The permission that a portal's token gives. The next one is asked for before this one ends; without it, or once
 * the server refuses it, the permission has ended, and nothing of the view is left in memory.
 */
export function usePermission(): { permission: Permission; onWorks: () => void } {
  const client = useQueryClient();
  const [permission, setPermission] = useState<Permission>({ state: "waiting" });
  /** Whether the view was ever seen. */
  const hasWorked = useRef(false);
  /** Whether a token was accepted since the last refusal: else asking for another would go on for ever. */
  const isWorthAsking = useRef(false);
  const token = permission.state === "granted" ? permission.token : null;

  const accept = (next: string) => {
    if (next === token) return;
    // What another permission has shown is not for this one: it may be somebody else who looks now.
    if (token !== null && permissionOf(next) !== permissionOf(token)) client.clear();
    setAccessToken(next);
    setPermission({ state: "granted", token: next });
  };
  const end = (reason: string | null) => {
    setAccessToken(null);
    setPermission({ state: "ended", hasWorked: hasWorked.current, reason });
    const message = reason ?? "The token has ended or was not accepted.";
    tellHost({ type: "error", code: "permission-ended", message });
  };
  const start = useEffectEvent(() => {
    const given = fragmentToken();
    if (given !== null) return accept(given);
    setAccessToken(null);
    if (window.parent === window) end("This address is for a portal’s page, which brings one.");
    else tellHost({ type: "token-expiring", expiresAt: null });
  });
  const handleRefusal = useEffectEvent((error: unknown) => {
    if (!(error instanceof ApiError) || token === null) return;
    // Signed well, but the portal's key may open nothing here any more.
    if (error.code === "forbidden") return end(error.message);
    if (error.code !== "unauthenticated") return;
    end(null);
    if (isWorthAsking.current) tellHost({ type: "token-expiring", expiresAt: null });
    isWorthAsking.current = false;
  });
  const handleEnd = useEffectEvent(() => end("The portal gave no new one in time."));

  useHostMessage((message) => {
    if (message.type === "token") accept(message.token);
    // As long as there is one, its own end decides.
    if (message.type === "no-token" && token === null) end(message.reason);
  });
  useEffect(() => start(), []);
  useEffect(() => {
    const queries = client.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") {
        handleRefusal(event.action.error);
      }
    });
    const mutations = client.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") {
        handleRefusal(event.action.error);
      }
    });
    return () => {
      queries();
      mutations();
    };
  }, [client]);
  useEffect(() => {
    if (token === null) return client.clear();
    const times = tokenTimes(token, Date.now());
    if (times === null) return;
    const { askIn, endsIn, expiresAt } = times;
    const ask = () => tellHost({ type: "token-expiring", expiresAt });
    let again: ReturnType<typeof setInterval> | undefined;
    const asking = setTimeout(() => {
      ask();
      again = setInterval(ask, AGAIN_MS);
    }, askIn);
    const ending = setTimeout(() => handleEnd(), endsIn);
    return () => {
      clearInterval(again);
      clearTimeout(asking);
      clearTimeout(ending);
    };
  }, [client, token]);

  return {
    permission,
    onWorks: () => {
      hasWorked.current = true;
      isWorthAsking.current = true;
    },
  };
}
