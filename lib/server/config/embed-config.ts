import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";
import { type EmbedKey, readEmbedKeys } from "./embed-key";
import { readJsonSetting } from "./json-setting";
import { readOrigin } from "./public-url";
import { listOf, readBy, readVariables, type Variables } from "./variable";

/** The sites that may frame views, and the keys of the tokens that open them. */
export type EmbedConfig = {
  /** Exact origins, as browsers write them. */
  origins: readonly string[];
  keys: readonly EmbedKey[];
};

const INEXACT =
  "must be exact origins separated by commas, such as https://portal.example.com: https (http on loopback only), no path and no wildcard.";
const NEEDS_ORIGINS =
  "SESSIONSCOPE_EMBED_KEYS: no site may frame a view without SESSIONSCOPE_EMBED_ORIGINS; set it to the portals' origins.";
const NEEDS_URL =
  "SESSIONSCOPE_URL: is needed with SESSIONSCOPE_EMBED_KEYS: it is the aud of the portals' tokens.";

/** The variables of embedding. */
export const EMBED_VARIABLES = {
  SESSIONSCOPE_EMBED_ORIGINS: {
    schema: z
      .string()
      .transform((text, context) => {
        const read = listOf(text).map(readOrigin);
        const exact = read.flatMap((origin) => origin ?? []);
        if (exact.length < read.length) context.addIssue({ code: "custom", message: INEXACT });
        return exact;
      })
      .default([]),
    unset: "nobody",
    meaning:
      "the origins of portals that may frame the embedded views, separated by commas: `https://`, or `http://` on loopback",
  },
  SESSIONSCOPE_EMBED_KEYS: {
    schema: readBy(readKeys).optional(),
    unset: "no tokens",
    meaning:
      "the keys of portals on other sites: JSON, or the path of a JSON file; [embedding.md](embedding.md)",
    isSecret: true,
  },
} satisfies Variables;

/** Reads the variables of embedding; null: no site may frame anything. */
export function readEmbedConfig(
  env: Environment,
): { embed: EmbedConfig | null } | { issues: string[] } {
  const { SESSIONSCOPE_EMBED_ORIGINS, SESSIONSCOPE_EMBED_KEYS } = EMBED_VARIABLES;
  const origins = readVariables({ SESSIONSCOPE_EMBED_ORIGINS }, env);
  const keys = readVariables({ SESSIONSCOPE_EMBED_KEYS }, env);
  const hasKeys = env.SESSIONSCOPE_EMBED_KEYS !== undefined;
  const hasOrigins = listOf(env.SESSIONSCOPE_EMBED_ORIGINS ?? "").length > 0;
  const issues = [
    ...("issues" in origins ? origins.issues : []),
    ...(hasKeys && env.SESSIONSCOPE_URL === undefined ? [NEEDS_URL] : []),
    ...(hasKeys && !hasOrigins ? [NEEDS_ORIGINS] : []),
    ...("issues" in keys ? keys.issues : []),
  ];
  if (issues.length > 0 || "issues" in origins || "issues" in keys) return { issues };
  const embed = {
    origins: origins.values.SESSIONSCOPE_EMBED_ORIGINS,
    keys: keys.values.SESSIONSCOPE_EMBED_KEYS?.keys ?? [],
  };
  return { embed: embed.origins.length === 0 ? null : embed };
}

function readKeys(text: string): { keys: EmbedKey[] } | { issues: string[] } {
  const setting = readJsonSetting(text);
  return "issues" in setting ? setting : readEmbedKeys(setting.value);
}
