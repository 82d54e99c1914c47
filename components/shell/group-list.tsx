/** The groups that the sign-in provided. */
export function GroupList({ groups }: { groups: readonly string[] }) {
  if (groups.length === 0) return <p className="mt-1">The sign-in provided no groups.</p>;
  return (
    <ul className="mt-1 flex max-h-40 flex-wrap gap-1.5 overflow-auto">
      {groups.map((group) => (
        <li key={group} className="border-line rounded border px-1.5 text-xs wrap-anywhere">
          {group}
        </li>
      ))}
    </ul>
  );
}
