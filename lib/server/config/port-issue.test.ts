import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { portIssue } from "./port-issue";

describe("portIssue", () => {
  it("tells a taken port from a free one", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await portIssue({ host: "127.0.0.1", port })).toEqual([
      `PORT: ${port} on 127.0.0.1 is taken by another program; set PORT to a free one.`,
    ]);
    await new Promise((resolve) => other.close(resolve));
    expect(await portIssue({ host: "127.0.0.1", port })).toEqual([]);
  });

  it("says why it cannot listen on an address that is not this machine's", async () => {
    expect(await portIssue({ host: "192.0.2.1", port: 3000 })).toEqual([
      "HOST, PORT: cannot listen on 192.0.2.1 port 3000 (EADDRNOTAVAIL).",
    ]);
  });
});
