/** A person's intentions on their own phone; the script draws them again when they change. */
import type { Translate } from "@/components/phone/texts";
import type { MineMessage } from "@/workshop/protocol/views";

interface Props {
  commitments: MineMessage["promises"];
  open: boolean;
  t: Translate;
}

export function Commitments({ commitments, open, t }: Props) {
  return (
    <section
      id="promises"
      aria-label={t("promisesTitle")}
      hidden={commitments.length === 0}
      data-elsewhere={t("promiseElsewhere")}
    >
      <details open={open}>
        <summary>{t("promisesTitle")}</summary>
        <p>{t("promisesText")}</p>
        <dl>
          {commitments.flatMap(({ question, lines }) =>
            (lines ?? [{ label: question, text: t("promiseElsewhere") }]).map(({ label, text }) => (
              <div key={`${question} ${label}`}>
                <dt dir="auto">{label}</dt>
                <dd dir="auto">{text}</dd>
              </div>
            )),
          )}
        </dl>
      </details>
    </section>
  );
}
