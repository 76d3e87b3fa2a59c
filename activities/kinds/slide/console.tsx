import type { ConsoleFaceProps } from "@/components/console/face";
import styles from "@/activities/kinds/slide/console.module.css";
import { Picture } from "@/components/ui/picture";
import { Markdown, MarkdownColumns } from "@/components/ui/markdown";

export function SlideConsole({ face }: ConsoleFaceProps) {
  if (face.kind !== "slide") return null;
  const drawn = face.picture && <Picture name={face.picture.file} alt={face.picture.alt} />;
  if (face.picture?.full) return <div className={styles.slide}>{drawn}</div>;
  return (
    <div className={styles.slide} data-layout={face.layout}>
      {face.layout === "columns" ? (
        <MarkdownColumns text={face.body} top={2} className={styles.columns} />
      ) : (
        <Markdown text={face.body} top={2} />
      )}
      {drawn}
    </div>
  );
}
