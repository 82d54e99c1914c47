/** The moment at which every spec happens: a busy Monday afternoon. */
export const NOW = "2026-11-23T17:40:00.000Z";
