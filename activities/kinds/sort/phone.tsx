/** Without script a list of bins for each card; the island turns it into tap a card, tap a bin. */
import { isPass } from "@/model/activity/pass";
import type { PhoneFaceProps } from "@/components/phone/face";
import { Island } from "@/components/phone/island";
import { formId, letter, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";
import { mostContestedFirst } from "@/activities/shared/contest";
import { GridResults } from "@/components/phone/grid-results";
import type { PhoneResultsProps } from "@/components/phone/results";

export function SortPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "sort") return null;
  const { bins, cards } = asked.form;
  const placed = mine && !isPass(mine.body) && "placed" in mine.body ? mine.body.placed : {};
  const words = {
    left: t("sortLeft", { count: "{count}" }),
    done: t("sortDone"),
    toPlace: t("sortToPlace"),
    bins: t("sortBins"),
    said: t("sortSaid", { card: "{card}", bin: "{bin}" }),
    out: t("sortOut"),
    undo: t("sortUndo"),
    undone: t("sortUndone", { card: "{card}" }),
    inBin: t("sortInBin", { bin: "{bin}" }),
  };
  return (
    <Question asked={asked} now={now} mine={mine} t={t} needsAny="placed.">
      <p className="hint">{t("sortHow")}</p>
      <Island name="sort" id={`cards-${formId(asked)}`} words={words}>
        <ul className="choices">
          {bins.map((bin, i) => (
            <li key={bin.id} data-choice={bin.id} data-hint={bin.hint ?? undefined}>
              <b>{letter(i)}</b> <AuthoredIn as="span" text={bin.text} />
              {bin.hint && <AuthoredIn as="small" text={bin.hint} />}
            </li>
          ))}
        </ul>
        {cards.map((card) => (
          <label key={card.id} className="text" data-item={`${card.label}:`}>
            <AuthoredIn as="span" text={card.text} />
            <select name={`placed.${card.id}`} defaultValue={placed[card.id] ?? ""}>
              <option value="">{t("sortNowhere")}</option>
              {bins.map((bin) => (
                <AuthoredIn as="option" key={bin.id} value={bin.id} text={bin.text} />
              ))}
            </select>
          </label>
        ))}
      </Island>
    </Question>
  );
}

export function SortPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "sort") return null;
  const { bins, cards } = asked.form;
  const items = mostContestedFirst(cards, (c) => bins.map((b) => results.marks[c.id]?.[b.id] ?? 0));
  const labelled = items.map(({ id, label }) => ({ id, text: label }));
  return <GridResults items={labelled} choices={bins} results={results} of="given" asked={asked} t={t} />;
}
