import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/posted.module.css";
import type { StageView } from "@/workshop/protocol/views";

/** One question from the box, alone on the stage. */
export function Posted({ post }: { post: NonNullable<StageView["post"]> }) {
  const t = useTranslations("stage");
  return (
    <div className={styles.posted}>
      <p className={styles.kicker}>{t("posted")}</p>
      <blockquote dir="auto">{post.text}</blockquote>
      {post.support > 0 && <p className={styles.support}>{t("postedSupport", { count: post.support })}</p>}
    </div>
  );
}
