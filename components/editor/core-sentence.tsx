/** A sentence of the core, which is English on pages of every language. */
export function CoreSentence({ children }: { children: string }) {
  return (
    <span lang="en" dir="ltr">
      {children}
    </span>
  );
}
