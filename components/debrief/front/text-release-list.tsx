import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import { DeskTextForm, type DeskTextShown } from "@/components/debrief/front/text-release-row";
import styles from "@/components/debrief/front/text-release-list.module.css";
import type { WrittenSource } from "@/model/debrief/release";
import type { ReportWords } from "@/model/figures/report-words";

type Source = Omit<WrittenSource, "texts">;

interface Props {
  room: { id: string; title: string };
  sources: { source: Source; released: number; all: number }[];
  chosen: { source: Source; texts: DeskTextShown[] } | null;
  words: ReportWords;
  save: (form: FormData) => Promise<void>;
  saveRest: (form: FormData) => Promise<void>;
}

/** Questions at the side; the texts of one of them, each to be blacked out word by word and released. */
export function TextsDesk({ room, sources, chosen, words, save, saveRest }: Props) {
  const t = words.from("front");
  const named = ({ kind, question, group }: Source) => {
    if (kind === "box") return t("box.title");
    if (kind === "sheet" && group)
      return t("desk.sheet", { title: question, group: group.name ?? String(group.number) });
    const worded = kind === "reasons" || kind === "board" || kind === "remarks";
    return worded ? t(`desk.${kind}`, { title: question }) : question;
  };
  const rest = chosen?.texts.filter((text) => !text.released && text.warnings.length === 0).length ?? 0;
  return (
    <DebriefSubpage room={room} title={t("desk.title")} lead={t("desk.lead")} wide>
      {chosen === null ? (
        <p>{t("desk.empty")}</p>
      ) : (
        <div className={styles.desk}>
          <nav className={styles.sources} aria-label={t("desk.sources")}>
            <ul>
              {sources.map(({ source, released, all }) => (
                <li key={source.id}>
                  <a
                    href={`?of=${encodeURIComponent(source.id)}`}
                    aria-current={source.id === chosen.source.id ? "page" : undefined}
                  >
                    <span dir="auto">{named(source)}</span>
                    <small>
                      {source.held === null ? t("desk.count", { released, all }) : t("desk.held")}
                    </small>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <section className={styles.texts}>
            <h2 dir="auto">{named(chosen.source)}</h2>
            {chosen.source.held !== null && <p className="notice">{t(`desk.why.${chosen.source.held}`)}</p>}
            {chosen.source.held === null && rest > 1 && (
              <form method="post" action={saveRest} className={styles.rest}>
                <input type="hidden" name="source" value={chosen.source.id} />
                <button className="button" type="submit">
                  {t("desk.rest", { count: rest })}
                </button>
              </form>
            )}
            <ul className={styles.list}>
              {chosen.texts.map((text) => (
                <li key={text.id} data-released={text.released} data-text={text.id}>
                  {chosen.source.held === null ? (
                    <DeskTextForm source={chosen.source.id} text={text} save={save} />
                  ) : (
                    <p dir="auto" className={styles.plain}>
                      {text.pieces.map((p) => p.text).join("")}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </DebriefSubpage>
  );
}
