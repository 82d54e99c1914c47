"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Display, Part } from "@/lib/embed/display";
import type { SessionState } from "@/lib/sessions/session/session";

/** What a view has to know of the frame that it stands in. */
export type Frame = {
  state: SessionState;
  display: Display;
  /** Whether a portal's token says what may be seen. It opens this one view and nothing else. */
  isByToken: boolean;
};

const FrameContext = createContext<Frame | null>(null);

/** Tells everything below that it stands in a frame, and how it is to look there. */
export function InFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  return <FrameContext value={frame}>{children}</FrameContext>;
}

/** The frame around; null in the dashboard. */
export function useFrame(): Frame | null {
  return useContext(FrameContext);
}

/** Whether nothing but Active may be asked for; a token for History opens what was running at some moment too. */
export function useActiveOnly(): boolean {
  const frame = useFrame();
  return frame?.isByToken === true && frame.state === "active";
}

/** Whether a part is shown: in the dashboard all are. */
export function usePart(part: Part): boolean {
  return useFrame()?.display.parts.includes(part) ?? true;
}

/** What a link that leads out of the view needs: from a frame it opens a tab of its own. */
export function useWayOut(): { target?: "_blank"; rel?: "noopener" } {
  return useFrame() === null ? {} : { target: "_blank", rel: "noopener" };
}
