import type { PhoneFaceProps } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";

export function BreakPhone({ view: { face }, now, t }: PhoneFaceProps) {
  if (face.kind !== "break") return null;
  return (
    <section className="quiet rest">
      {face.mode === "breathing" && (
        <div className="breath" role="img" aria-label={t("breath")}>
          <i />
          <p aria-hidden="true">
            <span>{t("breathIn")}</span>
            <span>{t("breathOut")}</span>
          </p>
        </div>
      )}
      <AuthoredIn as="h1" text={face.title} />
      {face.until !== null && <GoesOn until={face.until} now={now} t={t} />}
      {face.text && (
        <AuthoredIn as="div" text={face.text}>
          <Markdown text={face.text} top={2} word={wordLink} />
        </AuthoredIn>
      )}
    </section>
  );
}

/** The minutes that are left, which the script replaces by the time of day: only the phone knows its time zone. */
function GoesOn({ until, now, t }: { until: number; now: number; t: Translate }) {
  const minutes = Math.ceil((until - now) / 60_000);
  return (
    <p
      className="until"
      data-until={until}
      data-at={t("goesOnAt", { time: "@" })}
      data-soon={t("goesOnSoon")}
    >
      {minutes > 0 ? t("goesOnIn", { minutes }) : t("goesOnSoon")}
    </p>
  );
}
