import type { Metadata } from "next";
import { accountTexts, dateLocale, editorTexts, pageLanguage } from "@/app/page-language";
import { SignOut } from "@/app/trainer/leave";
import styles from "@/app/trainer/trainer.module.css";
import { NewWorkshop } from "@/app/trainer/workshops/new-workshop";
import { WorkshopList } from "@/app/trainer/workshops/workshop-list";
import { PackageDoor } from "@/components/editor/files/package-door";
import { LanguageChooser } from "@/components/language/chooser";
import { requireAccount } from "@/server/accounts/guards";
import { authoredOf } from "@/server/store/authored";
import { listWorkshops } from "@/server/store/workshops";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await editorTexts())("list.title"),
});

/** Every workshop that a trainer can write on, copy or run. */
export default async function WorkshopsPage() {
  const account = await requireAccount();
  const [t, words] = [await editorTexts(), await accountTexts()];
  const dates = new Intl.DateTimeFormat(dateLocale(await pageLanguage()), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const [shipped, authored] = await Promise.all([listWorkshops(), authoredOf(account.id)]);
  const written = authored.map(({ updatedAt, archivedAt, owner, members, ...head }) => ({
    ...head,
    changed: dates.format(updatedAt),
    away: archivedAt !== null,
    owner: owner.name,
    others: members.length,
  }));
  return (
    <>
      <header className={styles.bar}>
        <a href="/trainer" className={styles.brand}>
          Plenary
        </a>
        <a href="/trainer" className={styles.barLink}>
          {t("list.rooms")}
        </a>
        <span className={styles.soft}>{words("who", { name: account.name })}</span>
        <LanguageChooser />
        <SignOut />
      </header>
      <main className={styles.home}>
        <section className={styles.rooms} aria-labelledby="workshops">
          <h1 id="workshops">{t("list.title")}</h1>
          <p className={styles.lead}>{t("list.lead")}</p>
          <WorkshopList shipped={shipped} written={written} />
        </section>
        <div className={styles.side}>
          <NewWorkshop
            sources={[...shipped, ...written.filter((w) => !w.away)].map(({ id, title }) => ({ id, title }))}
          />
          <section className={styles.card}>
            <PackageDoor />
          </section>
        </div>
      </main>
    </>
  );
}
