import { quoted } from "@/lib/sessions/query/text-issue";

/** The sentence for a value that the AWS CLI would load from a file or an address; null for any other value. */
export function elsewhereDetail(value: string): string | null {
  if (/^fileb?:\/\//.test(value)) {
    return `${quoted(value)} is a file on your machine. Write its content instead.`;
  }
  return /^https?:\/\//.test(value)
    ? `${quoted(value)} is an address. Write the filters themselves instead.`
    : null;
}
