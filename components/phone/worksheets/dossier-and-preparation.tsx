/** Between the task and the sheet: the papers that this person holds, and what the seat prepares. */
import { Prepare } from "@/components/phone/worksheets/prepare";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { Markdown } from "@/components/ui/markdown";
import { AuthoredIn } from "@/components/ui/authored";
import { CommandForm, Toggle } from "@/components/phone/worksheets/command-form";

export function GroupBetween({ view, t }: { view: GroupView; t: Translate }) {
  const { seatView, at } = view;
  const speaks = seatView !== null && (at === "work" || at === "present");
  return (
    <>
      <Dossier view={view} t={t} />
      {speaks && <Prepare view={view} seat={seatView} t={t} />}
      {speaks && <Volunteer view={view} seat={seatView} t={t} />}
    </>
  );
}

/** The papers of a split dossier that this person holds. The others of the group hold the rest. */
function Dossier({ view, t }: { view: GroupView; t: Translate }) {
  const { documents, dossier } = view;
  if (dossier === 0) return null;
  return (
    <section className="dossier" aria-labelledby="dossier">
      <h2 id="dossier">{t("groupPapers", { count: dossier })}</h2>
      <p className="hint">
        {t(documents.length < dossier ? "groupPapersYours" : "groupPapersAll", { count: documents.length })}
      </p>
      {documents.map((paper, i) => (
        <details key={paper.title} id={`paper-${i}`}>
          <AuthoredIn as="summary" text={paper.title} />
          <AuthoredIn as="div" text={paper.text}>
            <Markdown text={paper.text} top={3} />
          </AuthoredIn>
        </details>
      ))}
    </section>
  );
}

/** Asks to be called next; nobody is called by it alone. */
function Volunteer({
  view,
  seat,
  t,
}: {
  view: GroupView;
  seat: NonNullable<GroupView["seatView"]>;
  t: Translate;
}) {
  if (!view.activity || seat.speaking) return null;
  return (
    <CommandForm type="volunteer" fields={{ activity: view.activity }}>
      <Toggle on={seat.volunteered}>{t("groupVolunteer")}</Toggle>
    </CommandForm>
  );
}
