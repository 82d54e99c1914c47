import type { ServerResponse } from "node:http";
import { startLoopbackServer } from "../../support/loopback-server";
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
  const { url, close } = await startLoopbackServer((call, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    call.resume();
    call.once("end", () => current(response));
  });
  return {
    url,
    behave: (behaviour) => {
      current = behaviour;
    },
    close: async () => {
      for (const response of open) response.destroy();
      await close();
    },
  };
}
