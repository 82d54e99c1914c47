import { type NonEmpty, pick } from "./hash";

const QUEUES: NonEmpty<string> = ["INC", "INC", "CHG", "OPS", "PLAT"];

const MATTERS: NonEmpty<string> = [
  "disk full",
  "rotate credentials",
  "restart worker",
  "investigate p99 latency",
  "collect heap dump",
  "verify deploy",
  "replica lag",
  "kernel patch",
  "clear stuck queue",
  "tail nginx error log",
  "certificate renewal",
  "schema migration dry run",
];

const NOTES: NonEmpty<string> = [
  "checking logs",
  "debugging the nightly export with Priya",
  "weekly patch window",
  "deploy 2f9c1e7",
];

/** The longest reason that the API takes. */
const longest = "Following runbook RB-77: drain the node, wait for the queue to empty, snapshot. "
  .repeat(4)
  .slice(0, 256);

const ODDITIES: NonEmpty<string> = [
  "\u{1F525} prod is down \u{1F692}\u{1F468}\u200D\u{1F4BB}",
  "\u0641\u062D\u0635 \u0627\u0644\u062E\u0627\u062F\u0645 INC-4821",
  "\u05D1\u05D3\u05D9\u05E7\u05EA \u05D3\u05D9\u05E1\u05E7 \u202Egnp.tpircs",
  `he said "just reboot it", so I'm looking`,
  "<script>alert(1)</script>",
  "first line\n\tsecond line, indented",
  "a&b <b>bold</b> %00 {{7*7}}",
  longest,
];

const NASTY: NonEmpty<string> = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(document.cookie)>`,
  "</td></tr></table><h1>owned</h1>",
  "\u202E\u2066drow terces\u2069 \u05E9\u05DC\u05D5\u05DD",
  "Z\u0351\u036B\u0343\u036A\u0302a\u0348\u034D\u0339l\u0321\u034Ago\u0321 \uFFFD\u0000\u0007\u200B",
  "W".repeat(256),
  "\u{1F4A9}".repeat(128),
  "line\r\nbreak\u2028separator\ttab",
  "=cmd|' /C calc'!A0",
  "javascript:alert(1) https://evil.example/?q=<svg/onload=alert(1)>",
];

/** Undefined: started without a reason, as most are. */
export function reasonFor(kind: number, detail: number): string | undefined {
  const share = kind % 100;
  if (share < 44) return undefined;
  if (share < 48) return "";
  if (share < 82)
    return `${pick(QUEUES, detail >>> 8)}-${4000 + (detail % 1900)} ${pick(MATTERS, kind >>> 8)}`;
  if (share < 90) return pick(NOTES, detail);
  return pick(ODDITIES, detail);
}

export function nastyReason(kind: number): string {
  return pick(NASTY, kind);
}
