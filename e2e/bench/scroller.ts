import type { ElementHandle, Locator } from "@playwright/test";

/** The element that moves when another is scrolled: that element, one around it, or the whole page. */
export function scrollerOf(inner: Locator): Promise<ElementHandle<Element>> {
  return inner.evaluateHandle((element) => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
    }
    return document.documentElement;
  });
}
