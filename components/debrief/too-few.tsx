import styles from "@/components/debrief/figure.module.css";
import type { Words } from "@/components/debrief/words";
import { FEW } from "@/workshop/debrief/share";

/** In the place of a figure that would be about single people. */
export function TooFew({ words, title }: { words: Words; title: string }) {
  return (
    <section className={styles.figure} aria-label={title}>
      <h3 dir="auto">{title}</h3>
      <p className={styles.how}>{words.t("few", { few: FEW })}</p>
    </section>
  );
}
