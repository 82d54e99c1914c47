import { REGION_FORM } from "@/lib/sessions/session/region";
import { parseScopeName } from "./scope-keys";

/** The places in the names of regions (AWS General Reference, "Regional endpoints"), as people write them. */
const PLACES: Record<string, string> = {
  "n. virginia": "us-east-1",
  virginia: "us-east-1",
  ohio: "us-east-2",
  "n. california": "us-west-1",
  california: "us-west-1",
  oregon: "us-west-2",
  "cape town": "af-south-1",
  "hong kong": "ap-east-1",
  taipei: "ap-east-2",
  tokyo: "ap-northeast-1",
  seoul: "ap-northeast-2",
  osaka: "ap-northeast-3",
  mumbai: "ap-south-1",
  hyderabad: "ap-south-2",
  singapore: "ap-southeast-1",
  sydney: "ap-southeast-2",
  jakarta: "ap-southeast-3",
  melbourne: "ap-southeast-4",
  malaysia: "ap-southeast-5",
  "new zealand": "ap-southeast-6",
  thailand: "ap-southeast-7",
  canada: "ca-central-1",
  calgary: "ca-west-1",
  frankfurt: "eu-central-1",
  zurich: "eu-central-2",
  stockholm: "eu-north-1",
  milan: "eu-south-1",
  spain: "eu-south-2",
  ireland: "eu-west-1",
  dublin: "eu-west-1",
  london: "eu-west-2",
  paris: "eu-west-3",
  "tel aviv": "il-central-1",
  uae: "me-central-1",
  bahrain: "me-south-1",
  mexico: "mx-central-1",
  "sao paulo": "sa-east-1",
  beijing: "cn-north-1",
  ningxia: "cn-northwest-1",
};

/** A region, a zone of it, or a local zone. */
const REGION = new RegExp(`^(${REGION_FORM})(?:[a-z]|-[a-z][a-z0-9-]*)?$`);

/**
 * The region that a text names: itself, the one of an availability zone or a local zone (`eu-west-1a`), or the one of a
 * place (`Ireland`, `Europe (Ireland)`). Null if the text cannot be the name of a region.
 */
export function meantRegion(text: string): string | null {
  const name = text.trim().toLowerCase();
  const [, region] = REGION.exec(name) ?? [];
  if (region !== undefined) return region;
  const [, inner = name] = /\(([^()]+)\)$/.exec(name) ?? [];
  const place = inner.normalize("NFD").replace(/\p{M}/gu, "").trim();
  if (Object.hasOwn(PLACES, place)) return PLACES[place] ?? null;
  return parseScopeName(text);
}
