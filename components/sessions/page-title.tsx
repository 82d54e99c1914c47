/** The heading of the page, which is also the title of the browser tab. */
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
