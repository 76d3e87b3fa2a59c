import { PageTexts } from "@/app/page-texts";
import type { ReactNode } from "react";
import { LanguageChooser } from "@/components/language/chooser";
import styles from "@/app/trainer/trainer.module.css";

/** The frame of the pages in front of the door: one card in the middle, the product's name above it. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <PageTexts namespaces={["signin"]}>
      <main className={styles.door}>
        <p className="brand">Plenary</p>
        <LanguageChooser />
        <div className="card">{children}</div>
      </main>
    </PageTexts>
  );
}
