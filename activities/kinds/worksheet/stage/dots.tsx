import { useTranslations } from "@/components/language/use-translations";
import { Written } from "@/components/worksheets/written";
import { groupName } from "@/model/worksheets/wording";
import styles from "@/activities/kinds/worksheet/stage/gallery.module.css";
import { Bars } from "@/components/ui/bars";
import { Pages } from "@/components/ui/paged-text";
import type { SheetShown } from "@/model/worksheets/shown";

const sizes = [2.3, 2.1, 1.9, 1.7, 1.5];
/** Bars at most; entries that have as many dots as the last of them are shown too, up to this number of letters. */
const MAX_BARS = 8;
const MAX_TIED_BARS = 26;

/** The entries that got dots, most first. @param dots entry to people */
export function Dots({
  sheets,
  dots,
}: {
  sheets: readonly SheetShown[];
  dots: Readonly<Record<string, number>>;
}) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  const known = sheets.flatMap(({ group, cards }) =>
    cards.flatMap((c) =>
      c.blocks.flatMap((b) =>
        b.lines.flatMap((l) => (l.entry ? [{ group, text: l.text, id: l.entry }] : [])),
      ),
    ),
  );
  const each = [...new Map(known.map((e) => [e.id, e])).values()];
  const given = each
    .flatMap((e) => ((dots[e.id] ?? 0) > 0 ? [{ ...e, count: dots[e.id] ?? 0 }] : []))
    .sort((a, b) => b.count - a.count);
  const least = given[MAX_BARS - 1]?.count ?? 0;
  const shown = given.filter((e) => e.count >= least).slice(0, MAX_TIED_BARS);
  const most = shown[0]?.count ?? 1;
  if (shown.length === 0) return <p className={styles.none}>{t("sheets.noDots")}</p>;
  return (
    <Pages
      key={shown.length}
      sizes={sizes}
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
      {given.length > shown.length && (
        <p className={styles.rest}>{t("sheets.moreDots", { count: given.length - shown.length })}</p>
      )}
    </Pages>
  );
}
