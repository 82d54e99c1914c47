import { describe, expect, it } from "vitest";
import { startEmulator } from "./server";
import { botoCall } from "./test-client";
import { throttleOf } from "./throttle";

describe("throttleOf", () => {
  it("admits everything by default", () => {
    const admits = throttleOf(undefined);
    expect(Array.from({ length: 1_000 }, () => admits("demo"))).not.toContain(false);
  });

  it("throttles each key by itself", async () => {
    const strict = await startEmulator({ port: 0, tps: 2 });
    const statuses = (accessKeyId: string) =>
      Promise.all([1, 2, 3, 4].map(() => botoCall(strict.url, { accessKeyId })));
    const busy = await statuses("demo");
    expect(busy.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(busy.find(({ status }) => status === 400)?.body).toBe(
      `{"__type":"ThrottlingException","message":"Rate exceeded"}`,
    );
    expect((await botoCall(strict.url, { accessKeyId: "one" })).status).toBe(200);
    await strict.close();
  });
});
