import type { ReactNode } from "react";

interface SentenceProps {
  text: string;
  title: string;
  home?: string;
  children?: ReactNode;
}

/** One sentence in the middle of the page. */
export function Sentence({ text, title, home, children }: SentenceProps) {
  return (
    <main className="sentence">
      <h1 dir="auto">{title}</h1>
      <p role="status">{text}</p>
      {children}
      {home && <a href="/trainer">{home}</a>}
    </main>
  );
}
