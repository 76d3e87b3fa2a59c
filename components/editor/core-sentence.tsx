/** A sentence of the core, which speaks English in every language of the page, and says so to ears and to letters. */
export function CoreSentence({ children }: { children: string }) {
  return (
    <span lang="en" dir="ltr">
      {children}
    </span>
  );
}
