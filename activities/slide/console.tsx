import type { ConsoleFaceProps } from "@/activities/console-face";
import styles from "@/activities/slide/console.module.css";
import { Markdown } from "@/components/ui/markdown";

/** The slide as the trainer reads it. */
export function SlideConsole({ face }: ConsoleFaceProps) {
  return face.kind === "slide" ? (
    <div className={styles.slide}>
      <Markdown text={face.body} top={2} />
    </div>
  ) : null;
}
