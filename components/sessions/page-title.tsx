/** The heading, which also names the browser's tab. */
export function PageTitle({ text }: { text: string }) {
  return (
    <>
      <title>{`${text} · Sessionscope`}</title>
      <h1 className="min-w-0 text-base font-semibold wrap-anywhere">
        <bdi>{text}</bdi>
      </h1>
    </>
  );
}
