import "server-only";
import { type BlockList, isIP } from "node:net";

/** Whether a list has an address; false for a name. */
export function hasAddress(list: BlockList, host: string): boolean {
  return isIP(host) !== 0 && list.check(host, familyOf(host));
}

/** The family of an address, as `BlockList` names it. */
export function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
