import "server-only";
import type { Environment } from "@/lib/server/env";

/** Variables that mean something where people sign in in one of some ways, and nothing elsewhere. */
const MEANT = [
  { names: /^SESSIONSCOPE_JWT_/, modes: ["jwt"] },
  { names: /^SESSIONSCOPE_(?:OIDC_.*|SESSION_KEYS)$/, modes: ["oidc"] },
  { names: /^SESSIONSCOPE_ALLOWED_/, modes: ["oidc", "jwt"] },
];

/** What to say of variables of a way to sign in that is not used: whoever set them believes that they let in few. */
export function strayIssues(mode: string, env: Environment): string[] {
  return MEANT.filter(({ modes }) => !modes.includes(mode)).flatMap(({ names, modes }) =>
    Object.keys(env)
      .filter((name) => names.test(name) && env[name])
      .map(
        (name) =>
          `${name}: is used only with SESSIONSCOPE_AUTH=${modes.join(" or ")}; set that, or unset it.`,
      ),
  );
}
