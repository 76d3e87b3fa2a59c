import type { Metadata } from "next";
import { editorTexts, pageDates } from "@/app/page-language";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import styles from "@/app/trainer/trainer.module.css";
import { NewWorkshop } from "@/app/trainer/workshops/new-workshop";
import { WorkshopList } from "@/app/trainer/workshops/workshop-list";
import { PackageDoor } from "@/components/editor/files/import-package";
import { requireAccount } from "@/server/accounts/page-guards";
import { listWorkshops } from "@/server/store/editor/shipped-workshops";
import { listAuthored } from "@/server/store/editor/authored";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await editorTexts())("list.title"),
});

/** The workshops that a trainer can edit, copy or run. */
export default async function WorkshopsPage() {
  const account = await requireAccount();
  const t = await editorTexts();
  const dates = await pageDates();
  const [shipped, authored] = await Promise.all([listWorkshops(), listAuthored(account.id)]);
  const written = authored.map(({ updatedAt, archivedAt, owner, members, ...head }) => ({
    ...head,
    changed: dates.format(updatedAt),
    away: archivedAt !== null,
    owner: owner.name,
    others: members.length,
  }));
  return (
    <>
      <TrainerBar account={account} here="workshops" />
      <main className={`page ${styles.home}`}>
        <section className="stack" aria-labelledby="workshops">
          <h1 id="workshops">{t("list.title")}</h1>
          <p className="muted">{t("list.lead")}</p>
          <WorkshopList shipped={shipped} written={written} />
        </section>
        <div className="stack">
          <NewWorkshop
            sources={[...shipped, ...written.filter((w) => !w.away)].map(({ id, title }) => ({ id, title }))}
          />
          <section className="card">
            <PackageDoor />
          </section>
        </div>
      </main>
    </>
  );
}
