"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { setAccessToken } from "@/lib/access-token";
import { ApiError } from "@/lib/api-error";
import { permissionOf, tokenTimes } from "@/lib/embed/token-times";
import { serverNow } from "@/lib/server-clock";
import { fragmentToken } from "./fragment-token";
import { tellHost, useHostMessage } from "./host-channel";

/** The interval of repeated requests for the next token: a portal may be unavailable for a moment. */
const AGAIN_MS = 15_000;

/** Whether a portal permits this view; `reason` is the portal's or our explanation if it does not. */
export type Permission =
  | { state: "waiting" }
  | { state: "granted"; token: string }
  /** `hasWorked`: the view was shown before. */
  | { state: "ended"; hasWorked: boolean; reason: string | null };

/**
 * The permission from a portal's token. It requests the next token before the current one expires. If none arrives, or
 * if the server refuses the token, the permission ends and the view's data is removed from memory.
 */
export function usePermission(): { permission: Permission; onWorks: () => void } {
  const client = useQueryClient();
  const [permission, setPermission] = useState<Permission>({ state: "waiting" });
  /** Whether the view was ever shown. */
  const hasWorked = useRef(false);
  /** Whether a token was accepted since the last refusal. Otherwise the requests for another would never end. */
  const isWorthAsking = useRef(false);
  const token = permission.state === "granted" ? permission.token : null;

  const accept = (next: string) => {
    if (next === token) return;
    // The data of another permission must not appear under this one: another person may be viewing now.
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
    const initial = fragmentToken();
    if (initial !== null) return accept(initial);
    setAccessToken(null);
    if (window.parent === window)
      end("Open this view through the portal’s page, which requests the permission.");
    else tellHost({ type: "token-expiring", expiresAt: null });
  });
  const handleRefusal = useEffectEvent((error: unknown) => {
    if (!(error instanceof ApiError) || token === null) return;
    // The signature is valid, but the portal's key no longer gives access to anything.
    if (error.code === "forbidden") return end(error.message);
    if (error.code !== "unauthenticated") return;
    end(null);
    if (isWorthAsking.current) tellHost({ type: "token-expiring", expiresAt: null });
    isWorthAsking.current = false;
  });
  const handleEnd = useEffectEvent(() => end("The portal did not renew the permission in time."));

  useHostMessage((message) => {
    if (message.type === "token") accept(message.token);
    // A current token stays valid until it expires.
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
    const times = tokenTimes(token, serverNow());
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
