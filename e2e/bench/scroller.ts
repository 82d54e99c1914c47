import type { ElementHandle, Locator } from "@playwright/test";

/** What moves when an element is scrolled: itself or one around it, at last the whole page. */
export function scrollerOf(inner: Locator): Promise<ElementHandle<Element>> {
  return inner.evaluateHandle((element) => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
    }
    return document.documentElement;
  });
}
