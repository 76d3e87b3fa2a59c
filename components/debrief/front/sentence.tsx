"use client";
/** A sentence of the front page, to be reworded, restored or hidden. */
import { startTransition, useActionState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/debrief/front/story.module.css";
import { TargetFields, TextForm } from "@/components/debrief/front/text-form";
import { longest, storyKey, type ToldSentence } from "@/workshop/debrief/report/edits";
import { type SaveHidden, type SaveText, textStateOf } from "@/workshop/debrief/report/text-state";

interface Props {
  sentence: ToldSentence;
  room: string;
  language: string;
  saveText: SaveText;
  saveHidden: SaveHidden;
}

export function Sentence({ sentence, room, language, saveText, saveHidden }: Props) {
  const t = useTranslations("front.edit");
  const target = { room, key: storyKey(sentence.id), language, basis: sentence.basis };
  const [state, send, pending] = useActionState(
    saveText,
    textStateOf(sentence.revision, sentence.edited, sentence.by),
  );
  const [hiding, hide, hidePending] = useActionState(saveHidden, {
    revision: sentence.hiddenRevision,
    hidden: sentence.hidden,
  });
  const text = state.text ?? sentence.made;
  const moved = sentence.moved && state.revision === sentence.revision;
  return (
    <li className={styles.sentence} data-hidden={hiding.hidden} data-sentence={sentence.id}>
      <p className={styles.text} dir="auto">
        {text}
        {sentence.activity && (
          <a className={styles.see} href={`#${sentence.figure ?? `a-${sentence.activity}`}`}>
            {t("see")}
          </a>
        )}
      </p>
      {hiding.hidden && <p className="hint">{t("hidden")}</p>}
      {state.text !== null && (
        <p className="hint">
          {t("reworded", { name: state.by || t("somebody") })}{" "}
          <span dir="auto">{t("madeWas", { text: sentence.made })}</span>
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
            generated={sentence.made}
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
