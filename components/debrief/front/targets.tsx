import { ChoiceButton } from "@/components/debrief/front/choice-button";
import type { Editing } from "@/components/debrief/front/story";
import styles from "@/components/debrief/front/story.module.css";
import type { ReportWords } from "@/model/figures/report-words";

interface Props extends Pick<Editing, "room" | "saveTarget"> {
  targets: { id: string; name: string; target: number | null }[];
  words: ReportWords;
}

/** Sets what an indicator is to reach, or takes that away. */
export function Targets({ targets, room, saveTarget, words }: Props) {
  const t = (key: string) => words.report(`indicators.targets.${key}`);
  return (
    <details className={styles.remark}>
      <summary>{t("open")}</summary>
      <form action={saveTarget.bind(null, room)} className="row">
        <label className="field">
          <span>{t("field")}</span>
          <select name="indicator">
            {targets.map(({ id, name, target }) => (
              <option key={id} value={id}>
                {target === null ? name : `${name}: ${words.number(target)}`}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t("value")}</span>
          <input name="target" type="number" step="any" min={-1_000} max={1_000} />
        </label>
        <ChoiceButton choice="save" />
      </form>
      <p className="hint">{t("hint")}</p>
    </details>
  );
}
