import { createHmac } from "node:crypto";

const BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An identifier as IAM gives them: a prefix that tells the kind, and upper-case base 32. */
export function iamId(prefix: "ASIA" | "AROA", length: number, seed: string, name: string): string {
  const bytes = createHmac("sha256", `${prefix} ${seed}`).update(name).digest();
  const letters = [...bytes.subarray(0, length)].map((byte) => BASE_32.charAt(byte % 32));
  return prefix + letters.join("");
}
