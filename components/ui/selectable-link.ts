import type { PointerEvent } from "react";

/**
 * Lets a mouse select the text of a link, as handler of its `pointerdown`. Browsers start no selection in an element that
 * has an address, so the link has none while the button is down. It must also have `draggable={false}`.
 */
export function letSelect(event: PointerEvent<HTMLAnchorElement>): void {
  const { currentTarget: link, pointerType, button, altKey, ctrlKey, metaKey, shiftKey } = event;
  const href = link.getAttribute("href");
  const isPlain = button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey;
  if (href === null || pointerType === "touch" || !isPlain) return;
  link.removeAttribute("href");
  const restore = () => {
    link.setAttribute("href", href);
    for (const type of ["pointerup", "pointercancel"])
      window.removeEventListener(type, restore, true);
  };
  for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, restore, true);
}
