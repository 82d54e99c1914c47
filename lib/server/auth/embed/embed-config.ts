import "server-only";
import { readOrigin } from "@/lib/server/auth/public-url";
import { readJsonSetting } from "@/lib/server/config/json-setting";
import type { Environment } from "@/lib/server/env";
import { type EmbedKey, readEmbedKeys } from "./embed-key";

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
): { embed: EmbedConfig | null } | { faults: string[] } {
  const { SESSIONSCOPE_EMBED_ORIGINS: origins, SESSIONSCOPE_EMBED_KEYS: keys } = env;
  const faults: string[] = [];
  const read = (origins ?? "").split(",").flatMap((text) => {
    const origin = text.trim() === "" ? undefined : readOrigin(text.trim());
    return origin === undefined ? [] : [origin];
  });
  const exact = read.flatMap((origin) => origin ?? []);
  if (exact.length < read.length) faults.push(ORIGINS_FAULT);
  if (keys !== undefined && env.SESSIONSCOPE_URL === undefined) faults.push(NEEDS_URL);
  if (keys !== undefined && read.length === 0) faults.push(NEEDS_ORIGINS);
  const reading = keys === undefined ? { keys: [] } : readKeys(keys);
  if ("faults" in reading) {
    faults.push(...reading.faults.map((fault) => `SESSIONSCOPE_EMBED_KEYS: ${fault}`));
  }
  if (faults.length > 0 || "faults" in reading) return { faults };
  return { embed: exact.length === 0 ? null : { origins: exact, keys: reading.keys } };
}

function readKeys(text: string) {
  const setting = readJsonSetting(text);
  return "fault" in setting ? { faults: [setting.fault] } : readEmbedKeys(setting.value);
}
