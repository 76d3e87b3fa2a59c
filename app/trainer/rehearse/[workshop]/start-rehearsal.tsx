"use client";
import { useTranslations } from "@/components/language/use-translations";
import { Field } from "@/app/trainer/field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { startRehearsal } from "@/app/trainer/room-actions";
import { useForm } from "@/app/trainer/use-form";
import { Button } from "@/components/ui/button";
import { ownName } from "@/messages/languages";

interface Props {
  workshop: string;
  /** Null for the whole workshop. */
  part: string | null;
  languages: string[];
}

/** Opens a room with simulated people, and goes to its console. */
export function StartRehearsal({ workshop, part, languages }: Props) {
  const t = useTranslations("account.rehearse");
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const opened = await startRehearsal(form);
    if (!("roomId" in opened)) return opened;
    window.location.assign(`/console/${opened.roomId}`);
    return "leaving";
  });
  return (
    <section className="card" aria-labelledby="rehearse">
      <h2 id="rehearse">{t("start")}</h2>
      <p className="muted">{t("lead")}</p>
      <form {...props} className="stack">
        <ProblemLine problem={problem} id={problemId} />
        <input type="hidden" name="workshop" value={workshop} />
        {part !== null && <input type="hidden" name="part" value={part} />}
        <Field
          {...fieldState("people")}
          label={t("people")}
          hint={t("peopleHint")}
          name="people"
          type="number"
          min={5}
          max={300}
          defaultValue={19}
          required
        />
        <fieldset className="stack">
          <legend>{t("network")}</legend>
          {(["good", "bad"] as const).map((network) => (
            <label key={network} className="tick">
              <input type="radio" name="network" value={network} defaultChecked={network === "good"} />
              <span>{t(network)}</span>
            </label>
          ))}
        </fieldset>
        <fieldset className="stack">
          <legend>{t("languages")}</legend>
          {languages.map((language) => (
            <label key={language} className="tick">
              <input type="checkbox" name="languages" value={language} defaultChecked />
              <span lang={language}>{ownName(language)}</span>
            </label>
          ))}
        </fieldset>
        <Button {...submit} look="primary" size="big">
          {busy ? t("working") : t("submit")}
        </Button>
      </form>
    </section>
  );
}
