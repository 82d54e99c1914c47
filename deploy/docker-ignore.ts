/** Whether Docker leaves a file of the context out, by the text of `.dockerignore`. Exceptions (`!`) throw. */
export function isIgnored(file: string, ignoreFile: string): boolean {
  const patterns = ignoreFile.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return patterns.some((pattern) => toRegExp(pattern).test(file));
}

/** As Docker reads them: from the top of the context, and a directory with all that is in it. */
function toRegExp(pattern: string): RegExp {
  if (/[^\w.*/-]/.test(pattern)) throw new Error(`${pattern}: not understood.`);
  const source = pattern
    .replaceAll(".", "\\.")
    .replaceAll(/(?<!\*)\*(?!\*)/g, "[^/]*")
    .replaceAll("**/", "(?:.*/)?");
  return new RegExp(`^${source}(?:/|$)`);
}
