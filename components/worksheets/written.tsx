import styles from "@/components/worksheets/written.module.css";

/** A group's text in its own direction; words that were blacked out are solid bars. */
export function Written({ text, black }: { text: string; black: string }) {
  return (
    <bdi className={styles.written} dir="auto">
      {text.split(/(█+(?:[ \u00a0]+█+)*)/u).map((part, i) =>
        part.startsWith("█") ? (
          <span
            key={i}
            className={styles.black}
            style={{ inlineSize: `${Math.min(12, Math.max(2, part.length * 0.6))}em` }}
          >
            <span className="quiet">{black}</span>
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}
