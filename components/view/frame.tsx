"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Display, Part } from "@/lib/embed/display";
import type { SessionState } from "@/lib/sessions/session/session";

/** The properties of the frame that a view is embedded in. */
export type Frame = {
  state: SessionState;
  display: Display;
  /** Whether a portal's token grants the access. It opens this one view and nothing else. */
  isByToken: boolean;
};

const FrameContext = createContext<Frame | null>(null);

/** Provides the frame to everything below. */
export function InFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  return <FrameContext value={frame}>{children}</FrameContext>;
}

/** The surrounding frame; null in the dashboard. */
export function useFrame(): Frame | null {
  return useContext(FrameContext);
}

/** Whether only Active may be requested. A token for History also permits searches for sessions that were open then. */
export function useActiveOnly(): boolean {
  const frame = useFrame();
  return frame?.isByToken === true && frame.state === "active";
}

/** Whether a part of the view is shown. The dashboard shows all parts. */
export function usePart(part: Part): boolean {
  return useFrame()?.display.parts.includes(part) ?? true;
}

/** The target of a link that leaves the view: from a frame it opens a new tab. */
export function useLinkTarget(): { target?: "_blank"; rel?: "noopener" } {
  return useFrame() === null ? {} : { target: "_blank", rel: "noopener" };
}
