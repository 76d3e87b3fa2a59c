import type { BarTone } from "@/components/ui/bars";
import styles from "@/components/ui/stacks.module.css";

interface Stack {
  id: string;
  label: string;
  now?: boolean;
  /** The whole column in words. */
  said: string;
  /** From the bottom up; null: nothing to show yet. */
  pieces: { id: string; tone: BarTone; count: number }[] | null;
}

/** Columns of one height, a moment each, divided into shares; read out as a sentence each. */
export function Stacks({ stacks, className }: { stacks: Stack[]; className?: string }) {
  return (
    <ol className={[styles.stacks, className].filter(Boolean).join(" ")}>
      {stacks.map((stack) => {
        const total = stack.pieces?.reduce((sum, p) => sum + p.count, 0) ?? 0;
        return (
          <li key={stack.id} className={styles.stack} data-now={stack.now || undefined}>
            <span className="quiet">{stack.said}</span>
            <span className={styles.column} data-empty={total === 0 || undefined} aria-hidden="true">
              {stack.pieces?.map((p) =>
                p.count ? <i key={p.id} data-tone={p.tone} style={{ flexGrow: p.count }} /> : null,
              )}
            </span>
            <span className={styles.label} aria-hidden="true">
              {stack.label}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
