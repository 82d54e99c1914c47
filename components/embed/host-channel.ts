"use client";

import { useEffect, useEffectEvent } from "react";
import {
  type FrameMessage,
  HELLO,
  type HostMessage,
  hostMessageSchema,
} from "@/lib/embed/frame-message";

/** One for each origin that may frame us: the one around us gets its port, the others nothing. */
let ports: MessagePort[] = [];
/** Said before there was a channel. */
let unsent: FrameMessage[] = [];
const listeners = new Set<(message: HostMessage) => void>();

/**
 * Says hello to the page around this one, if it is of an origin that may frame us, with one end of a channel for
 * everything else. Gives what closes it. Without a page around there is nobody to talk to.
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

/** Tells the page around something. */
export function tellHost(message: FrameMessage): void {
  if (window.parent === window) return;
  if (ports.length === 0) unsent.push(message);
  for (const port of ports) port.postMessage(message);
}

/** Hears what the page around says. */
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

/** Where the browser says who is around us, only they are spoken to. */
function addressees(origins: readonly string[]): readonly string[] {
  const around: string | undefined = window.location.ancestorOrigins?.[0];
  return around === undefined ? origins : origins.filter((origin) => origin === around);
}
