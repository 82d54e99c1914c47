/** Whether some text of an element is selected, in part or whole. */
export function hasSelectedText(element: Element): boolean {
  const selection = typeof getSelection === "function" ? getSelection() : null;
  if (selection === null || selection.isCollapsed || selection.toString() === "") return false;
  return selection.containsNode(element, true);
}
