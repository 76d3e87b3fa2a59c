"use client";
/** A sentence of the front page with what a trainer can do to it: reword, go back, hide. */
import { startTransition, useActionState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/debrief/front/story.module.css";
import { TargetFields } from "@/components/debrief/front/target-fields";
import { TextForm } from "@/components/debrief/front/text-form";
import { longest, storyKey, type ToldSentence } from "@/workshop/debrief/report/edits";
import { type SaveHidden, type SaveText, textStateOf } from "@/workshop/debrief/report/text-state";

interface Props {
  told: ToldSentence;
  room: string;
  language: string;
  saveText: SaveText;
  saveHidden: SaveHidden;
}

export function Sentence({ told, room, language, saveText, saveHidden }: Props) {
  const t = useTranslations("front.edit");
  const target = { room, key: storyKey(told.id), language, basis: told.basis };
  const [state, send, pending] = useActionState(saveText, textStateOf(told.revision, told.edited, told.by));
  const [hiding, hide, hidePending] = useActionState(saveHidden, {
    revision: told.hiddenRevision,
    hidden: told.hidden,
  });
  const text = state.text ?? told.made;
  // After this page has saved, the sentence stands beside the figures that the page shows.
  const moved = told.moved && state.revision === told.revision;
  return (
    <li className={styles.sentence} data-hidden={hiding.hidden} data-sentence={told.id}>
      <p className={styles.text} dir="auto">
        {text}
        {told.activity && (
          <a className={styles.see} href={`#${told.figure ?? `a-${told.activity}`}`}>
            {t("see")}
          </a>
        )}
      </p>
      {hiding.hidden && <p className="hint">{t("hidden")}</p>}
      {state.text !== null && (
        <p className="hint">
          {t("reworded", { name: state.by || t("somebody") })}{" "}
          <span dir="auto">{t("madeWas", { text: told.made })}</span>
        </p>
      )}
      {moved && (
        <p className="notice" role="note">
          {t("moved")}
        </p>
      )}
      <div className={styles.tools}>
        <details open={state.outcome !== "none"}>
          <summary>{t("reword")}</summary>
          <TextForm
            target={target}
            state={state}
            send={send}
            pending={pending}
            label={t("field")}
            made={told.made}
            rows={3}
            most={longest(target.key)}
          />
        </details>
        <form
          method="post"
          action={hide}
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            form.set("hidden", hiding.hidden ? "no" : "yes");
            startTransition(() => hide(form));
          }}
        >
          <TargetFields target={target} />
          <button
            type="submit"
            name="hidden"
            value={hiding.hidden ? "no" : "yes"}
            aria-disabled={hidePending}
          >
            {t(hiding.hidden ? "show" : "hide")}
          </button>
        </form>
      </div>
    </li>
  );
}
