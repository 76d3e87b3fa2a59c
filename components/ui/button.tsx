import type { ButtonHTMLAttributes, ReactNode } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "primary" | "danger" | "bare";
  size?: "small" | "big";
  /** The shortcut, shown under the words. */
  keys?: string;
  /** The reason why it cannot be used now; the button stays reachable. */
  why?: string | null;
  children: ReactNode;
}

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
