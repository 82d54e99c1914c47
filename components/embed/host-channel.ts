"use client";

import { useEffect, useEffectEvent } from "react";
import {
  type FrameMessage,
  HELLO,
  type HostMessage,
  hostMessageSchema,
} from "@/lib/embed/frame-message";

/** One port for each origin that may frame this page. Only the origin of the actual host page receives its port. */
let ports: MessagePort[] = [];
/** Messages sent before the channel was open. */
let unsent: FrameMessage[] = [];
const listeners = new Set<(message: HostMessage) => void>();

/**
 * Greets the host page, if its origin may frame this page, and sends it one end of a channel for all later messages.
 * Returns a function that closes the channel. Outside a frame it does nothing.
 */
export function openHostChannel(origins: readonly string[]): () => void {
  if (window.parent === window) return () => {};
  ports = addressees(origins).map((origin) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const message = hostMessageSchema.safeParse(data);
      if (message.success) for (const listener of listeners) listener(message.data);
    };
    window.parent.postMessage(HELLO, origin, [port2]);
    return port1;
  });
  const first = unsent;
  unsent = [];
  for (const message of first) tellHost(message);
  return () => {
    for (const port of ports) port.close();
    ports = [];
  };
}

/** Sends a message to the host page. */
export function tellHost(message: FrameMessage): void {
  if (window.parent === window) return;
  if (ports.length === 0) unsent.push(message);
  for (const port of ports) port.postMessage(message);
}

/** Calls back for each message of the host page. */
export function useHostMessage(onMessage: (message: HostMessage) => void): void {
  const handle = useEffectEvent(onMessage);
  useEffect(() => {
    const listener = (message: HostMessage) => handle(message);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}

/** The origins to greet: only that of the host page, if the browser reveals it. */
function addressees(origins: readonly string[]): readonly string[] {
  const around: string | undefined = window.location.ancestorOrigins?.[0];
  return around === undefined ? origins : origins.filter((origin) => origin === around);
}
