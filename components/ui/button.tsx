import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "@/components/ui/button.module.css";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "plain" | "primary" | "danger" | "quiet";
  size?: "small" | "normal" | "big";
  /** The key that does the same, shown under the words. */
  keys?: string;
  /** Why it cannot be used now: it stays reachable and says so. */
  why?: string | null;
  children: ReactNode;
}

/** A button. One that cannot be used now keeps its place and carries the reason, for eyes and for ears. */
export function Button({
  look = "plain",
  size = "normal",
  keys,
  why,
  className,
  children,
  onClick,
  ...rest
}: Props) {
  const classes = [styles.button, styles[look], styles[size], className].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-disabled={why ? true : rest["aria-disabled"]}
      title={why ?? rest.title}
      onClick={onClick}
    >
      <span className={styles.words}>{children}</span>
      {keys && <kbd className={styles.keys}>{keys}</kbd>}
      {why && <span className="quiet">{why}</span>}
    </button>
  );
}
