/** The instant at which every spec takes place: a busy Monday afternoon. */
export const NOW = "2026-11-23T17:40:00.000Z";
