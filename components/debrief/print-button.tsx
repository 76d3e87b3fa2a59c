"use client";
import styles from "@/components/debrief/debrief-page.module.css";

/** Opens the browser's print dialogue. */
export function PrintButton({ text }: { text: string }) {
  return (
    <button type="button" className={styles.action} onClick={() => window.print()}>
      {text}
    </button>
  );
}
