import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { accountTexts } from "@/app/page-language";
import { StartRehearsal } from "@/app/trainer/rehearse/[workshop]/start-rehearsal";
import { ReportCards } from "@/app/trainer/rehearse/[workshop]/report-cards";
import styles from "@/app/trainer/trainer.module.css";
import { LanguageChooser } from "@/components/language/chooser";
import { requireAccount } from "@/server/auth/guards";
import { runnableWorkshop } from "@/server/store/runnable";
import { reportOn } from "@/workshop/rehearsal/report";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("rehearse.title"),
});

/** Before the day: what is missing or too long, and a room full of simulated people. */
export default async function RehearsePage({ params }: { params: Promise<{ workshop: string }> }) {
  const account = await requireAccount();
  const t = await accountTexts();
  const id = decodeURIComponent((await params).workshop);
  const found = await runnableWorkshop(id, account.id);
  if (!found) notFound();
  return (
    <>
      <header className={styles.bar}>
        <a href="/trainer" className={styles.brand}>
          Plenary
        </a>
        <span className={styles.soft}>{t("who", { name: account.name })}</span>
        <LanguageChooser />
      </header>
      <main className={styles.home}>
        <div className={styles.rooms}>
          <h1>
            {t("rehearse.heading", { title: "workshop" in found ? found.workshop.title : found.title })}
          </h1>
          {"workshop" in found ? (
            <ReportCards report={reportOn(found.workshop)} />
          ) : (
            <section className={styles.card}>
              <h2>{t("rehearse.unfinished")}</h2>
              <ul>
                {found.problems.map((problem) => (
                  <li key={problem.path}>
                    {problem.sentence} <small className={styles.hint}>{problem.path}</small>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        {"workshop" in found && (
          <div className={styles.side}>
            <StartRehearsal
              workshop={id}
              languages={[found.workshop.language, ...Object.keys(found.workshop.translations)].slice(0, 6)}
            />
          </div>
        )}
      </main>
    </>
  );
}
