"use client";

import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  Suspense,
  useRef,
  useState,
} from "react";
import { Button } from "./button";

type Trigger = RefObject<HTMLButtonElement | null>;

/** A button that opens a popover, whose code may be loaded on demand. */
export function PopoverButton({
  triggerRef,
  onNear,
  renderPopover,
  ...props
}: Omit<ComponentProps<typeof Button>, "ref"> & {
  /** Needed only if something else presses the button as well. */
  triggerRef?: Trigger;
  /** Called when the pointer or the focus reaches the button: the moment to load the popover's code. */
  onNear?: () => unknown;
  renderPopover: (props: { triggerRef: Trigger; onClose: () => void }) => ReactNode;
}) {
  const ownRef = useRef<HTMLButtonElement>(null);
  const trigger = triggerRef ?? ownRef;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        {...props}
        ref={trigger}
        aria-expanded={isOpen}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense>
          {renderPopover({ triggerRef: trigger, onClose: () => setIsOpen(false) })}
        </Suspense>
      )}
    </>
  );
}
