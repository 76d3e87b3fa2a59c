/** What this person promised, given back on their own phone; the script fills it anew when it changes. */
import type { Translate } from "@/components/phone/texts";
import type { MineMessage } from "@/workshop/protocol/views";

/** @param open at the end of the room it lies open */
export function Promises({
  promises,
  open,
  t,
}: {
  promises: MineMessage["promises"];
  open: boolean;
  t: Translate;
}) {
  return (
    <section
      id="promises"
      aria-label={t("promisesTitle")}
      hidden={promises.length === 0}
      data-elsewhere={t("promiseElsewhere")}
    >
      <details open={open}>
        <summary>{t("promisesTitle")}</summary>
        <p>{t("promisesText")}</p>
        <dl>
          {promises.flatMap(({ question, lines }) =>
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
