import type { ButtonHTMLAttributes, ReactNode } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "primary" | "danger" | "bare";
  size?: "small" | "big";
  /** The key that does the same, shown under the words. */
  keys?: string;
  /** Why it cannot be used now: it stays reachable and says so. */
  why?: string | null;
  children: ReactNode;
}

/** A button. One that cannot be used now keeps its place and carries the reason, for eyes and for ears. */
export function Button({ look, size, keys, why, className, children, onClick, ...rest }: Props) {
  const classes = ["button", look, size, className].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-disabled={why ? true : rest["aria-disabled"]}
      title={why ?? rest.title}
      onClick={onClick}
    >
      <span>{children}</span>
      {keys && <kbd>{keys}</kbd>}
      {why && <span className="quiet">{why}</span>}
    </button>
  );
}
