import "server-only";
import type { Environment } from "@/lib/server/env";
import { type EmbedKey, readEmbedKeys } from "./embed-key";
import { readJsonSetting } from "./json-setting";
import { readOrigin } from "./public-url";

/** Who may frame views, and whose tokens open them. */
export type EmbedConfig = {
  /** Exact origins, as browsers write them. */
  origins: readonly string[];
  keys: readonly EmbedKey[];
};

const ORIGINS_FAULT =
  "SESSIONSCOPE_EMBED_ORIGINS: must be exact origins separated by commas, such as https://portal.example.com: https (http on loopback only), no path and no wildcard.";
const NEEDS_ORIGINS =
  "SESSIONSCOPE_EMBED_KEYS: nobody may frame a view without SESSIONSCOPE_EMBED_ORIGINS; set it to the portals' origins.";
const NEEDS_URL =
  "SESSIONSCOPE_URL: is needed with SESSIONSCOPE_EMBED_KEYS: it is the aud of the portals' tokens.";

/** Reads the variables of embedding; null: nobody may frame anything. */
export function readEmbedConfig(
  env: Environment,
): { embed: EmbedConfig | null } | { issues: string[] } {
  const { SESSIONSCOPE_EMBED_ORIGINS: origins, SESSIONSCOPE_EMBED_KEYS: keys } = env;
  const issues: string[] = [];
  const read = (origins ?? "").split(",").flatMap((text) => {
    const origin = text.trim() === "" ? undefined : readOrigin(text.trim());
    return origin === undefined ? [] : [origin];
  });
  const exact = read.flatMap((origin) => origin ?? []);
  if (exact.length < read.length) issues.push(ORIGINS_FAULT);
  if (keys !== undefined && env.SESSIONSCOPE_URL === undefined) issues.push(NEEDS_URL);
  if (keys !== undefined && read.length === 0) issues.push(NEEDS_ORIGINS);
  const reading = keys === undefined ? { keys: [] } : readKeys(keys);
  if ("issues" in reading) {
    issues.push(...reading.issues.map((issue) => `SESSIONSCOPE_EMBED_KEYS: ${issue}`));
  }
  if (issues.length > 0 || "issues" in reading) return { issues };
  return { embed: exact.length === 0 ? null : { origins: exact, keys: reading.keys } };
}

function readKeys(text: string) {
  const setting = readJsonSetting(text);
  return "issue" in setting ? { issues: [setting.issue] } : readEmbedKeys(setting.value);
}
