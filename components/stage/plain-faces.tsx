import { useTranslations } from "@/components/language/use-translations";
import { SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Markdown } from "@/components/ui/markdown";
import { Qr } from "@/components/ui/qr";
import styles from "@/components/stage/plain-faces.module.css";
import posted from "@/components/stage/posted.module.css";
import type { StageView } from "@/workshop/protocol/views";

/** One question from the box, alone on the stage. */
export function Posted({ post }: { post: NonNullable<StageView["post"]> }) {
  const t = useTranslations("stage");
  return (
    <div className={posted.posted}>
      <p className={posted.kicker}>{t("posted")}</p>
      <blockquote dir="auto">{post.text}</blockquote>
      {post.support > 0 && <p className={posted.support}>{t("postedSupport", { count: post.support })}</p>}
    </div>
  );
}

/** A quiet page that announces the kind of content that follows. */
export function Notice({ text, language }: { text: string; language: string }) {
  const t = useTranslations("stage");
  return (
    <section className={styles.notice}>
      <h1>{t("notice.title")}</h1>
      <div className={styles.text} lang={language}>
        <Markdown text={text} top={2} word={stageWord} />
        <SecondBlock of={text} top={2} />
      </div>
      <p className={styles.rest}>{t("notice.rest")}</p>
    </section>
  );
}

interface Props {
  next: { title: string; start: string } | null;
  language: string;
}

/** The screen between two days. */
export function DayOver({ next, language }: Props) {
  const t = useTranslations("stage");
  return (
    <main className={styles.ended}>
      <p>{t("dayOver.today")}</p>
      <h1>{t("ended.title")}</h1>
      {next ? (
        <p>{t.rich("dayOver.next", { start: next.start, day: () => <b lang={language}>{next.title}</b> })}</p>
      ) : (
        <p>{t("dayOver.later")}</p>
      )}
    </main>
  );
}

/** The screen after the end of the room, with the way to certificates where it gives them. */
export function Ended({ view: { title, language, door } }: { view: StageView }) {
  const t = useTranslations("stage");
  return (
    <main className={styles.ended}>
      <p lang={language}>{title}</p>
      <h1>{t("ended.title")}</h1>
      <p>{t("ended.text")}</p>
      {door && (
        <>
          <Qr text={door.url} label={t("qr", { address: door.address })} className={styles.qr} />
          <p>{t("ended.certificate")}</p>
        </>
      )}
    </main>
  );
}
