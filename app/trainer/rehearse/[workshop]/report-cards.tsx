import { accountTexts, editorTexts } from "@/app/page-language";
import type { EditorWords } from "@/components/editor/form/field-path-label";
import { ownerName } from "@/components/editor/owner-name";
import { ownName } from "@/messages/languages";
import type { Draft } from "@/workshop/editor/draft";
import type { Workshop } from "@/workshop/content/workshop";
import { reportOn } from "@/workshop/rehearsal/report";

/** The report on a workshop in four cards. */
export async function ReportCards({ workshop }: { workshop: Workshop }) {
  const t = await accountTexts();
  const words = (await editorTexts()) as unknown as EditorWords;
  const { missing, crowded, files, days } = reportOn(workshop);
  return (
    <>
      <Card title={t("rehearse.days")} good={days.length === 0 ? t("rehearse.noAgenda") : null}>
        {days.map((day) => (
          <li key={`${day.agenda}/${day.day}`}>
            <b>{day.agenda}</b> · {day.title}:{" "}
            {t("rehearse.day", { start: day.start, ends: day.ends, needed: day.needed })}{" "}
            {day.needed > day.given && <b>{t("rehearse.tooLong", { minutes: day.needed - day.given })}</b>}
          </li>
        ))}
      </Card>
      <Card title={t("rehearse.crowded")} good={crowded.length === 0 ? t("rehearse.allFit") : null}>
        {crowded.map((c) => (
          <li key={c.id}>{t("rehearse.screens", { title: c.title, screens: c.screens })}</li>
        ))}
      </Card>
      <Card
        title={t("rehearse.missing")}
        good={missing.every((m) => m.texts === 0) ? t("rehearse.nothingMissing") : null}
      >
        {missing
          .filter((m) => m.texts > 0)
          .map((m) => (
            <li key={m.language}>
              {t("rehearse.missingIn", { language: ownName(m.language), texts: m.texts })}{" "}
              <details>
                <summary>{t("rehearse.where")}</summary>
                <ul>
                  {m.of.map((o) => (
                    <li key={o.owner}>
                      <span dir="auto">{ownerName(o.owner, workshop as Draft, words)}</span>: {o.texts}
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
      </Card>
      {files.length > 0 && (
        <Card title={t("rehearse.files")} good={null}>
          {files.map((f) => (
            <li key={f.id}>{f.title}</li>
          ))}
        </Card>
      )}
    </>
  );
}

function Card({ title, good, children }: { title: string; good: string | null; children: React.ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {good ? <p className="notice sea">{good}</p> : <ul>{children}</ul>}
    </section>
  );
}
