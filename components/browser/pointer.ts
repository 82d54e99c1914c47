let last = "";

/** Only newer browsers name the pointer in the click itself, so it is remembered from the press. */
if (typeof document !== "undefined") {
  document.addEventListener(
    "pointerdown",
    ({ pointerType }) => {
      last = pointerType;
    },
    true,
  );
}

/** Whether a click comes from a mouse or a pen, which can select text; not from a finger, a key or a script. */
export function isByMouse({ detail }: Pick<UIEvent, "detail">): boolean {
  return detail > 0 && last !== "touch";
}
