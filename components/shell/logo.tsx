/** The logo and the name. */
export function Logo() {
  return (
    <span className="flex shrink-0 items-center gap-2 text-[15px] font-semibold tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 16 16" className="stroke-accent size-4" fill="none">
        <path d="M1.5 3.5h9M1.5 8h6M1.5 12.5h9" strokeWidth="1.8" strokeLinecap="round" />
        <circle cx="12" cy="8" r="2" className="fill-accent" stroke="none" />
      </svg>
      <span className="max-sm:sr-only">Sessionscope</span>
    </span>
  );
}
