"use client";
/** One text on the desk, whose words can be blacked out; also a plain form. */
import { useFormStatus } from "react-dom";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/debrief/front/text-release-list.module.css";

interface Props {
  source: string;
  text: DeskTextShown;
  save: (form: FormData) => Promise<void>;
}

export interface DeskTextShown {
  id: string;
  pieces: { text: string; word: { id: string; black: boolean } | null }[];
  released: boolean;
  warnings: string[];
}

export function DeskTextForm({ source, text, save }: Props) {
  const t = useTranslations("front.desk");
  return (
    <form method="post" action={save}>
      <input type="hidden" name="source" value={source} />
      <input type="hidden" name="text" value={text.id} />
      <p id={`text-${text.id}`} dir="auto" className={styles.words}>
        {text.pieces.map(({ text: piece, word }, i) =>
          word === null ? (
            piece
          ) : (
            <label key={`${i}-${word.black}`} className={styles.word}>
              <input
                type="checkbox"
                name="black"
                value={word.id}
                defaultChecked={word.black}
                aria-label={t("blackWord", { word: piece })}
              />
              <span>{piece}</span>
            </label>
          ),
        )}
      </p>
      {text.warnings.length > 0 && (
        <p className="notice tangerine" role="note">
          {t("warning", { found: text.warnings.join(" · ") })}
        </p>
      )}
      <Buttons released={text.released} about={`text-${text.id}`} />
    </form>
  );
}

/** @param about the id of their text */
function Buttons({ released, about }: { released: boolean; about: string }) {
  const t = useTranslations("front.desk");
  const { pending } = useFormStatus();
  return (
    <p className="row">
      {released && <strong className={styles.state}>{t("released")}</strong>}
      <button
        type="submit"
        name="do"
        value="release"
        className={released ? undefined : "button primary"}
        aria-disabled={pending}
        aria-describedby={about}
      >
        {t(released ? "again" : "release")}
      </button>
      {released && (
        <button
          className="button"
          type="submit"
          name="do"
          value="back"
          aria-disabled={pending}
          aria-describedby={about}
        >
          {t("takeBack")}
        </button>
      )}
    </p>
  );
}
