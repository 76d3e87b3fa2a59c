"use client";
export function PrintButton({ text, className }: { text: string; className?: string }) {
  return (
    <button type="button" className={className} onClick={() => window.print()}>
      {text}
    </button>
  );
}
