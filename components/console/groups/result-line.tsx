import styles from "@/components/console/groups/groups.module.css";
import type { ActionResult } from "@/components/console/groups/use-actions";

/** The outcome of the latest action in a panel. */
export function ResultLine({ result }: { result: ActionResult | null }) {
  return (
    <p className={styles.told} role="status" data-ok={result?.ok}>
      {result?.text}
    </p>
  );
}
