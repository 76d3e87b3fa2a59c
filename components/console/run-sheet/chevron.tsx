import styles from "@/components/console/run-sheet/run-sheet.module.css";

/** The arrow of what folds: it points on where folded, down where open. For eyes alone. */
export const Fold = () => <span className={styles.fold} aria-hidden="true" />;
