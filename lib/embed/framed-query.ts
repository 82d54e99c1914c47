import {
  type SessionSearch,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { type Display, writeDisplay } from "./display";

/** The query string of a view (`?owner=…`, or empty), with the display keys of its frame; null: it is in no frame. */
export function framedQuery(search: Partial<SessionSearch>, display: Display | null): string {
  const base = new URLSearchParams(display === null ? [] : writeDisplay(display));
  return serializeSessionSearchParams(base, search);
}
