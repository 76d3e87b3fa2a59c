import { useTranslations } from "@/components/language/use-translations";
import { groupAndTable, groupName } from "@/model/worksheets/wording";
import styles from "@/activities/kinds/worksheet/stage/gallery.module.css";
import { SmallTask, type StopProps } from "@/activities/kinds/worksheet/stage/task";
import { BothLanguages } from "@/components/stage/both-languages";
import { Pages } from "@/components/ui/paged-text";
import { MINORITY_CARD } from "@/model/worksheets/cards";
import type { SheetShown } from "@/model/worksheets/shown";
import type { Results } from "@/model/room/results";
import { Written } from "@/components/worksheets/written";
import { Bars } from "@/components/ui/bars";

const sizes = [2.1, 1.9, 1.7, 1.5];

/** `most`: dots that each person may give. */
type Props = StopProps & { most: number; results: Results | null };

/** The sheets with instructions; once the dots are revealed, the entries that got most. */
export function GalleryStop({ face, work, language, most, results }: Props) {
  const t = useTranslations("stage");
  const sheets = work?.sheets ?? [];
  if (results?.marks.entries) {
    return (
      <div className={styles.stack}>
        <SmallTask face={face} language={language} />
        <Dots sheets={sheets} dots={results.marks.entries} />
      </div>
    );
  }
  return (
    <div className={styles.gallery}>
      <div className={styles.hint}>
        <SmallTask face={face} language={language} />
        <ol>
          <li>{t("sheets.read")}</li>
          <li>{t("sheets.remark")}</li>
          {most > 0 && <li>{t("sheets.give", { count: most })}</li>}
        </ol>
        <p>{t("sheets.walk")}</p>
      </div>
      <Pages
        key={sheets.length}
        sizes={sizes}
        mark={(page, pages) => t("page", { page, pages })}
        className={styles.flow}
      >
        {sheets.length === 0 ? (
          <p>{t("sheets.nothingYet")}</p>
        ) : (
          <ul className={styles.sheets}>
            {sheets.map((sheet) => (
              <Sheet key={sheet.group.id} sheet={sheet} />
            ))}
          </ul>
        )}
      </Pages>
    </div>
  );
}

/** One sheet from afar: its group, and the titles of its cards. */
function Sheet({ sheet: { group, cards, remarks, more = 0 } }: { sheet: SheetShown }) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  return (
    <li className={styles.sheet}>
      <h2>
        <bdi>{groupAndTable(group, say)}</bdi>
      </h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            {card.id === MINORITY_CARD ? t("sheets.minority") : <BothLanguages text={card.title} />}{" "}
            <small>
              {t("sheets.entries", { count: card.blocks.reduce((sum, b) => sum + b.lines.length, 0) })}
            </small>
          </li>
        ))}
      </ul>
      {cards.length === 0 && <small>{t("sheets.nothingYet")}</small>}
      {remarks.length > 0 && <p>{t("sheets.remarks", { count: remarks.length + more })}</p>}
    </li>
  );
}

const dotSizes = [2.3, 2.1, 1.9, 1.7, 1.5];
/** Bars at most; entries as dotted as the last of them are shown too, up to this number of letters. */
const MAX_BARS = 8;
const MAX_TIED_BARS = 26;

/** The entries that got dots, most first. @param dots entry to people */
function Dots({ sheets, dots }: { sheets: readonly SheetShown[]; dots: Readonly<Record<string, number>> }) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  const entries = sheets.flatMap(({ group, cards }) =>
    cards.flatMap((c) =>
      c.blocks.flatMap((b) =>
        b.lines.flatMap((l) => (l.entry ? [{ group, text: l.text, id: l.entry }] : [])),
      ),
    ),
  );
  const each = [...new Map(entries.map((e) => [e.id, e])).values()];
  const dotted = each
    .flatMap((e) => ((dots[e.id] ?? 0) > 0 ? [{ ...e, count: dots[e.id] ?? 0 }] : []))
    .sort((a, b) => b.count - a.count);
  const least = dotted[MAX_BARS - 1]?.count ?? 0;
  const shown = dotted.filter((e) => e.count >= least).slice(0, MAX_TIED_BARS);
  const most = shown[0]?.count ?? 1;
  if (shown.length === 0) return <p className={styles.none}>{t("sheets.noDots")}</p>;
  return (
    <Pages
      key={shown.length}
      sizes={dotSizes}
      mark={(page, pages) => t("page", { page, pages })}
      className={styles.flow}
    >
      <h2 className={styles.title}>{t("sheets.dotsTitle")}</h2>
      <Bars
        className={styles.bars}
        bars={shown.map((e) => ({
          id: e.id,
          tone: "plain",
          percent: (100 * e.count) / most,
          value: e.count,
          label: (
            <>
              <Written text={e.text} black={say("black")} /> <small>{groupName(e.group, say)}</small>
            </>
          ),
        }))}
      />
      {dotted.length > shown.length && (
        <p className={styles.rest}>{t("sheets.moreDots", { count: dotted.length - shown.length })}</p>
      )}
    </Pages>
  );
}
