import { Button } from "@/components/ui/button";

/** The button that adds a filter. It also holds the focus after the last chip has been removed. */
export function AddFilterButton({
  label,
  isOpen,
  onNear,
  onOpen,
}: {
  label: string;
  isOpen: boolean;
  onNear: () => void;
  onOpen: () => void;
}) {
  return (
    <Button
      variant="dashed"
      data-filter="add"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-keyshortcuts="/ F"
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={onOpen}
    >
      {label}
      <span
        aria-hidden="true"
        className="border-line-strong text-ink-3 rounded border px-1.5 font-sans text-xs leading-4"
      >
        /
      </span>
    </Button>
  );
}
