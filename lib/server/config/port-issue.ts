import "server-only";
import { createServer } from "node:net";

/** Whether the server can listen at an address: no issue, or one. It listens for a moment to find out. */
export function portIssue({ host, port }: { host: string; port: number }): Promise<string[]> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve([sentence(error, host, port)]));
    probe.listen({ host, port }, () => probe.close(() => resolve([])));
  });
}

function sentence(error: Error, host: string, port: number): string {
  const code = "code" in error ? String(error.code) : "unknown error";
  if (code === "EADDRINUSE") {
    return `PORT: ${port} on ${host} is taken by another program; set PORT to a free one.`;
  }
  return `HOST, PORT: cannot listen on ${host} port ${port} (${code}).`;
}
