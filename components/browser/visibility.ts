/** Whether nobody can see the page. Only an optimisation may depend on it: some frames report it wrongly. */
export function isPageHidden(): boolean {
  return document.visibilityState === "hidden";
}

/** Calls back when the page appears or disappears. Returns a function that ends this. */
export function onVisibilityChange(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
