import type { ElementHandle } from "@playwright/test";

/**
 * Scrolls an element from its top by an equal step in every frame, until its end but for `minFrames` at
 * least, and gives the milliseconds between frames. A step of 0 measures how evenly frames come at all.
 */
export function frameTimes(
  scroller: ElementHandle<Element>,
  step: number,
  minFrames: number,
): Promise<number[]> {
  return scroller.evaluate(
    (element, { step, minFrames }) =>
      new Promise<number[]>((resolve) => {
        const deltas: number[] = [];
        let last: number | null = null;
        element.scrollTop = 0;
        const tick = (now: number) => {
          if (last !== null) deltas.push(now - last);
          last = now;
          const before = element.scrollTop;
          element.scrollTop = before + step;
          const isAtEnd = element.scrollTop === before;
          if (isAtEnd && deltas.length >= minFrames) resolve(deltas);
          else requestAnimationFrame(tick);
        };
        // The frames in which the top is drawn are not part of it.
        setTimeout(() => requestAnimationFrame(tick), 1000);
      }),
    { step, minFrames },
  );
}
