import "server-only";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getHeapStatistics } from "node:v8";
import { environment } from "@/lib/server/env";
import { launch } from "./launch";
import { readStart } from "./start-reading";

// The build puts this file, bundled, in place of Next's own server.js: at the root of the standalone folder.
const dir = path.dirname(fileURLToPath(import.meta.url));

const { heap_size_limit: heapBytes } = getHeapStatistics();
const reading = await readStart(environment, { dir, heapBytes });
if ("issues" in reading) {
  console.error(["Sessionscope cannot start:", ...reading.issues].join("\n  - "));
  process.exit(1);
}
await launch(dir, reading.config);
