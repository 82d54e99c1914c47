import type { SessionSearch } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import type { Display } from "./display";
import { framedQuery } from "./framed-query";

/** The chosen options of a view in the page of a portal. */
export type Embedding = {
  /** The address of Sessionscope. */
  app: string;
  state: SessionState;
  search: SessionSearch;
  /** Attributes of the element set the theme and the height. */
  display: Pick<Display, "parts" | "theme" | "isByToken">;
  /** The height in CSS pixels; null: that of the content. */
  pixels: number | null;
};

/** The HTML for the page of the portal: two elements. */
export function embedSnippet({ app, state, search, display, pixels }: Embedding): string {
  const inAddress = { ...display, theme: "system", height: "content", isByToken: false } as const;
  const address = `${app}/embed/${state}${framedQuery(search, inAddress)}`;
  const attributes = [
    `src="${escaped(address)}"`,
    display.isByToken ? 'token-url="/sessionscope-token"' : null,
    display.theme === "system" ? null : `theme="${display.theme}"`,
    pixels === null ? null : `height="${pixels}"`,
  ].filter((attribute) => attribute !== null);
  return [
    `<script src="${escaped(app)}/embed.js" defer></script>`,
    `<sessionscope-view ${attributes.join("\n  ")}></sessionscope-view>`,
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
