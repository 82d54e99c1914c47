import { createServer, type ServerResponse } from "node:http";
import type { Behaviour } from "./hostile-answers";
import { answerWell } from "./hostile-answers";

/** Something at AWS's address that behaves as badly as it is told to. */
export type HostileAws = {
  url: string;
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
};

/** Starts it; it is well to begin with. */
export async function startHostileAws(): Promise<HostileAws> {
  let current: Behaviour = answerWell;
  const open = new Set<ServerResponse>();
  const server = createServer((call, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    call.resume();
    call.once("end", () => current(response));
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    behave: (behaviour) => {
      current = behaviour;
    },
    close: async () => {
      for (const response of open) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
