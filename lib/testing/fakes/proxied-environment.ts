import "server-only";
import { vi } from "vitest";
import { environment } from "@/lib/server/env";

/** For tests: no variables of proxies and of AWS, and trust in the certificate of the tests, until stubs are undone. */
export function clearProxies(): void {
  for (const name of Object.keys(environment)) {
    if (/^aws_|_proxy$/i.test(name)) vi.stubEnv(name, undefined);
  }
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
}
