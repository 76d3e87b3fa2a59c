import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import { DeskForm, type DeskResult, type DeskTextShown } from "@/components/debrief/front/text-release-row";
import styles from "@/components/debrief/front/text-release-list.module.css";
import type { WrittenSource } from "@/model/debrief/release";
import type { ReportWords } from "@/model/figures/report-words";
import { groupAndTable } from "@/model/worksheets/wording";

interface Source {
  source: Omit<WrittenSource, "texts">;
  released: number;
  texts: DeskTextShown[];
}

/** One source, or all results of groups on a worksheet. */
interface Page {
  id: string;
  sources: Source[];
}

interface Props {
  room: { id: string; title: string };
  pages: Page[];
  chosen: Page | null;
  words: ReportWords;
  save: (form: FormData) => Promise<void>;
}

/** Questions at the side; the texts of one of them, each to be blacked out word by word and released. */
export function TextsDesk({ room, pages, chosen, words, save }: Props) {
  const t = words.from("front");
  const named = ({ sources }: Page) => {
    const { kind, question } = sources[0]!.source;
    if (kind === "box") return t("box.title");
    if (kind === "sheet" || kind === "board") return t("desk.groups", { title: question });
    return kind === "reasons" || kind === "remarks" ? t(`desk.${kind}`, { title: question }) : question;
  };
  const counted = ({ sources }: Page) => {
    const open = sources.filter(({ source }) => source.held === null);
    const released = open.reduce((sum, one) => sum + one.released, 0);
    const all = open.reduce((sum, one) => sum + one.texts.length, 0);
    return open.length > 0 ? t("desk.count", { released, all }) : t("desk.held");
  };
  return (
    <DebriefSubpage room={room} title={t("desk.title")} lead={t("desk.lead")} wide>
      {chosen === null ? (
        <p>{t("desk.empty")}</p>
      ) : (
        <div className={styles.desk}>
          <nav className={styles.sources} aria-label={t("desk.sources")}>
            <ul>
              {pages.map((page) => (
                <li key={page.id}>
                  <a
                    href={`?of=${encodeURIComponent(page.id)}`}
                    aria-current={page.id === chosen.id ? "page" : undefined}
                  >
                    <span dir="auto">{named(page)}</span>
                    <small>{counted(page)}</small>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <section className={styles.texts}>
            <h2 dir="auto">{named(chosen)}</h2>
            <DeskForm
              key={chosen.id}
              results={chosen.sources.map((one) => resultOf(one, words))}
              save={save}
            />
          </section>
        </div>
      )}
    </DebriefSubpage>
  );
}

/** A source as the form shows it; a group's result is named by its group. */
function resultOf({ source, texts }: Source, words: ReportWords): DeskResult {
  const { id, kind, group, held } = source;
  const t = words.from("front");
  const name =
    kind === "board"
      ? t("desk.board")
      : kind === "sheet" && group
        ? groupAndTable(group, words.compare)
        : null;
  return { id, name, board: kind === "board", texts, why: held && t(`desk.why.${held}`) };
}
