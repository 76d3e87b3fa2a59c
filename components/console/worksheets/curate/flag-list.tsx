"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { useAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import type { ComparedMeasure } from "@/model/worksheets/comparisons/comparison";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

interface Props {
  work: ConsoleWork;
  title: string;
  lead: string;
  /** `on`: flagged; `asked`: a flag is suggested. */
  entries: { measure: ComparedMeasure; on: boolean; asked?: boolean }[];
  words: { is: string; asked?: string; flag: string; flagOf: (entry: string) => string; done: string };
}

/** Entries, each with a flag that the trainer sets and takes back. */
export function FlagList({ work, title, lead, entries, words }: Props) {
  const t = useTranslations("console.board");
  const perform = useAction();
  const { activity } = work;
  if (entries.length === 0) return null;
  async function takeBack(ids: readonly string[]): Promise<void> {
    const flagged = ids.filter((id) => work.flagged.includes(id));
    for (const entry of flagged)
      await perform({ type: "flag", activity, entry, on: false }, t("did.unflagged"));
  }
  return (
    <section className="stack tight" aria-label={title}>
      <h3>{title}</h3>
      <p className="hint">{lead}</p>
      <ul className={styles.list}>
        {entries.map(({ measure: m, on, asked }) => (
          <li key={m.id} data-flagged={on || undefined} data-asked={(asked && !on) || undefined}>
            <p>
              <q dir="auto">{m.text}</q> {m.times > 1 && <small>{t("groups", { count: m.times })}</small>}
              {on ? (
                <b className={styles.flag}>{words.is}</b>
              ) : (
                asked && <small className={styles.asked}>{words.asked}</small>
              )}
            </p>
            <p className="row">
              {on ? (
                <Button
                  size="small"
                  aria-label={t("takeBackOf", { entry: m.text })}
                  onClick={() => takeBack(m.entries.map((e) => e.id))}
                >
                  {t("takeBack")}
                </Button>
              ) : (
                <Button
                  size="small"
                  aria-label={words.flagOf(m.text)}
                  onClick={() => perform({ type: "flag", activity, entry: m.id, on: true }, words.done)}
                >
                  {words.flag}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
