/**
 * Calls back when the size of an element changes, and once at first. Without a `ResizeObserver`, only a change of the
 * window's size is noticed. Returns a function that ends this.
 */
export function onElementResize(element: Element, listener: () => void): () => void {
  if (typeof ResizeObserver === "function") {
    const observer = new ResizeObserver(listener);
    observer.observe(element);
    return () => observer.disconnect();
  }
  listener();
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}
