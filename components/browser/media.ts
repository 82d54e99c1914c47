/** Whether the window matches a media query. False where the browser cannot tell. */
export function matchesMedia(query: string): boolean {
  return mediaOf(query)?.matches ?? false;
}

/** Calls back when the result of a media query changes. Returns a function that ends this. */
export function onMediaChange(query: string, listener: () => void): () => void {
  const media = mediaOf(query);
  media?.addEventListener?.("change", listener);
  return () => media?.removeEventListener?.("change", listener);
}

function mediaOf(query: string): MediaQueryList | null {
  return typeof window.matchMedia === "function" ? window.matchMedia(query) : null;
}
