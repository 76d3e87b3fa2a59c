/** The papers of a split dossier that this person holds. The others of the group hold the rest. */
import { Markdown } from "@/components/ui/markdown";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { GroupView } from "@/workshop/worksheets/view-schemas";

export function Dossier({ view, t }: { view: GroupView; t: Translate }) {
  const { documents, dossier } = view;
  if (dossier === 0) return null;
  return (
    <section className="dossier" aria-labelledby="dossier">
      <h2 id="dossier">{t("groupPapers", { count: dossier })}</h2>
      <p className="how">
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
