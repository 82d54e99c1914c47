import { type MappedText, mapped, replaced } from "./mapped-text";

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
/** The named character references of HTML that text on its way through a web page gets. */
const ENTITIES = new Map([
  ...Object.entries({ quot: '"', apos: "'", amp: "&", lt: "<", gt: ">", nbsp: " ", shy: "" }),
  ...Object.entries({ ndash: "–", mdash: "—", minus: "−", lsquo: "‘", rsquo: "’" }),
  ...Object.entries({ ldquo: "“", rdquo: "”", ensp: " ", emsp: " ", thinsp: " ", sol: "/" }),
  ...Object.entries({ lsqb: "[", rsqb: "]", lcub: "{", rcub: "}", colon: ":", comma: "," }),
  ...Object.entries({ equals: "=", grave: "`", bsol: "\\", dollar: "$", num: "#", Tab: "\t" }),
]);
const TAG =
  /<\/?(?:(br|p|div|li|tr|pre)|a|b|i|em|code|span|strong|tt|kbd|samp|ul|ol|td|table|font|mark)(?:\s[^<>]*)?\/?>/gi;
/** A block of code in Jira and Confluence, or its end. */
const WIKI_BLOCK = /\{(?:code|noformat)(?::[^{}\n]*)?\}/gi;
/** Colours and titles of a terminal (ECMA-48): CSI and OSC sequences. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these sequences begin with the character ESC.
const TERMINAL = /\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;
const SPACE = /(?! )\p{Zs}/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const DOUBLE_QUOTE = /[“”„‟«»″〝〞]/g;
const SINGLE_QUOTE = /[‘’‚‛‹›′´]/g;
/** Dashes before a word: what a text program makes of `--`. */
const OPTION_DASH =
  /(^|[\s"'`(])-{0,4}[\u2010-\u2015\u2212\ufe58\ufe63][-\u2010-\u2015\u2212\ufe58\ufe63]{0,4}(?=[a-z])/gim;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;

/**
 * Undoes what web pages, chats, text programs and terminals do to a command: character references, tags, typographic
 * quotes and dashes, spaces and line ends of every kind, invisible characters, colours, and the numbers of lines. A
 * command of the AWS CLI that lists sessions needs none of these: its values are printable ASCII (SSM API reference).
 */
export function cleanPaste(text: string): MappedText {
  let clean = mapped(text);
  // A text that went through two programs can be escaped twice.
  clean = replaced(replaced(clean, ENTITY, characterOf), ENTITY, characterOf);
  clean = replaced(clean, TERMINAL, () => "");
  clean = replaced(clean, LINE_END, () => "\n");
  clean = replaced(clean, TAG, ([, block]) => (block === undefined ? "" : "\n"));
  clean = replaced(clean, WIKI_BLOCK, () => "\n");
  clean = replaced(clean, INVISIBLE, () => "");
  clean = replaced(clean, SPACE, () => " ");
  clean = replaced(clean, FULL_WIDTH, ([wide]) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  clean = replaced(clean, DOUBLE_QUOTE, () => '"');
  clean = replaced(clean, SINGLE_QUOTE, () => "'");
  clean = replaced(clean, OPTION_DASH, ([, before = ""]) => `${before}--`);
  clean = replaced(clean, DASH, () => "-");
  return withoutLineNumbers(withoutFrame(clean));
}

const FRAME = /^\s*((?:\*{1,3}|_{1,3}|~~|\|\||\{\{|\[)+)(?=[\w/$])/;

/** Removes the marks of a wiki or a chat around the whole text: `{{…}}`, `**…**`, `_…_`, `[…](https://…)`. */
function withoutFrame({ text, at }: MappedText): MappedText {
  const [all = "", opening = ""] = FRAME.exec(text) ?? [];
  const whole = text.trimEnd().replace(/(?<=\])\([^()\s]*\)$/, "");
  const isLink = whole.length < text.trimEnd().length;
  const closing = [...opening].toReversed().join("").replaceAll("{", "}").replaceAll("[", "]");
  const isFramed = opening !== "" && whole.endsWith(closing) && isLink === opening.includes("[");
  const end = isFramed ? whole.length - closing.length : text.length;
  const start = isFramed ? all.length : 0;
  return { text: text.slice(start, end), at: at.slice(start, end + 1) };
}

function characterOf([reference, decimal, hex, name]: RegExpMatchArray): string {
  if (name !== undefined)
    return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()) ?? reference;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : reference;
}

const LINE_NUMBER = /^[ \t]*(\d{1,5})[.:)|]?(?:[ \t]+|$)/gm;

/** Removes the numbers of lines, which a page with code shows beside it: each line has one, one more than the last. */
function withoutLineNumbers(clean: MappedText): MappedText {
  const lines = clean.text.split("\n").filter((line) => line.trim() !== "");
  const numbers = [...clean.text.matchAll(LINE_NUMBER)].map(([, digits]) => Number(digits));
  const isNumbered =
    numbers.length === lines.length &&
    numbers.length > 1 &&
    numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
  return isNumbered ? replaced(clean, LINE_NUMBER, () => "") : clean;
}
