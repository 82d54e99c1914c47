/** Whether a key press is for a field, a menu or a dialog rather than for the page. */
export function isForField(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  return (
    event.target instanceof Element &&
    event.target.closest(
      "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]",
    ) !== null
  );
}
