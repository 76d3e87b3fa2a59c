import styles from "@/components/console/groups/groups.module.css";
import type { ActionResult } from "@/components/console/groups/use-actions";

/** What was just done in a panel, or why it was not. */
export function ResultLine({ told }: { told: ActionResult | null }) {
  return (
    <p className={styles.told} role="status" data-ok={told?.ok}>
      {told?.text}
    </p>
  );
}
