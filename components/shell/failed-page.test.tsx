import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { cleanup, render } from "vitest-browser-react/pure";
import { FailedPage } from "./failed-page";

test("a page that failed offers to try again and to reset the preferences", async () => {
  await cleanup();
  const retry = vi.fn();
  await render(<FailedPage digest="4711" onRetry={retry} />);
  await expect.element(page.getByRole("alert")).toHaveTextContent("Request id 4711");
  await expect.element(page.getByRole("button", { name: "Reset preferences" })).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  expect(retry).toHaveBeenCalledOnce();
});
