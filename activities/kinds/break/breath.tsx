import styles from "@/activities/kinds/break/breath.module.css";

interface Props {
  /** The shape in words, for those who do not see it. */
  label: string;
  /** "Breathe in", while it grows, and "breathe out". */
  on: string;
  off: string;
  className?: string;
}

/**
 * A shape that grows for four seconds and shrinks for six: about six breaths a minute. It stands still, with both
 * words, for those who asked for no motion.
 */
export function Breath({ label, on, off, className }: Props) {
  return (
    <div className={[styles.breath, className].filter(Boolean).join(" ")} role="img" aria-label={label}>
      <i aria-hidden="true" />
      <p aria-hidden="true">
        <span>{on}</span>
        <span>{off}</span>
      </p>
    </div>
  );
}
