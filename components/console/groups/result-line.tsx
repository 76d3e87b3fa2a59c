import styles from "@/components/console/groups/groups.module.css";
import type { Told } from "@/components/console/groups/use-actions";

/** What was just done in a panel, or why it was not. */
export function ResultLine({ told }: { told: Told | null }) {
  return (
    <p className={styles.told} role="status" data-ok={told?.ok}>
      {told?.text}
    </p>
  );
}
