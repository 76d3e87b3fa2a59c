import type { Choice } from "@/activities/shared/choices";
import type { CSSProperties } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { letter } from "@/model/text/wording";
import styles from "@/components/stage/options.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";

interface Props {
  choices: readonly Choice[];
  /** Adds a choice to write an answer of one's own. */
  other?: boolean;
  several?: boolean;
  /** The most that may be chosen of several; null: all. */
  most?: number | null;
  language: string;
}

/** Choices by letter, without numbers, for people without a phone at hand. */
export function Options({ choices, other = false, several = false, most = null, language }: Props) {
  const t = useTranslations("stage");
  const count = choices.length + (other ? 1 : 0);
  return (
    <>
      <Lettered
        choices={choices}
        language={language}
        other={other && t("chooseOther")}
        rows={Math.ceil(count / 2)}
      />
      <p className="hint">
        {several && most ? t("chooseUpTo", { most }) : t(several ? "chooseSeveral" : "choose")}
      </p>
    </>
  );
}

interface LetteredProps {
  choices: readonly (Pick<Choice, "id" | "text"> & { tone?: Choice["tone"]; hint?: string | null })[];
  language: string;
  /** A last choice, in the words of the stage. */
  other?: string | false;
  /** Rows of a list in two columns. */
  rows?: number;
}

/** Choices one below the other, each with its letter. */
export function Lettered({ choices, language, other = false, rows }: LetteredProps) {
  return (
    <ol className={styles.lettered} style={{ "--rows": rows } as CSSProperties}>
      {choices.map((choice, i) => (
        <li key={choice.id} data-tone={choice.tone ?? "plain"}>
          <b aria-hidden="true">{letter(i)}</b>
          <span lang={language}>
            <Authored text={choice.text} />
            <Second of={choice.text} />
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </li>
      ))}
      {other && (
        <li data-tone="plain">
          <b aria-hidden="true">{letter(choices.length)}</b>
          <span className="hint">{other}</span>
        </li>
      )}
    </ol>
  );
}
