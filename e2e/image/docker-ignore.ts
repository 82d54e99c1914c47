import { readdirSync } from "node:fs";
import path from "node:path";

/** The files of a directory that Docker would get: all but those that `.dockerignore` names, by their paths in it. */
export function contextFiles(directory: string, ignoreFile: string, below = ""): string[] {
  return readdirSync(path.join(directory, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(below, entry.name);
    if (isIgnored(file, ignoreFile)) return [];
    return entry.isDirectory() ? contextFiles(directory, ignoreFile, file) : [file];
  });
}

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
