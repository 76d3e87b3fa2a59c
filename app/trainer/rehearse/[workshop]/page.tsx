import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { accountTexts, editorTexts } from "@/app/page-language";
import { named } from "@/app/page-title";
import { StartRehearsal } from "@/app/trainer/rehearse/[workshop]/start-rehearsal";
import { ReportCards } from "@/app/trainer/rehearse/[workshop]/report-cards";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import styles from "@/app/trainer/trainer.module.css";
import { CoreSentence } from "@/components/editor/core-sentence";
import { type EditorWords, fieldPathLabel } from "@/components/editor/form/field-path-label";
import { ownerName } from "@/components/editor/owner-name";
import { fieldAddress } from "@/components/editor/place";
import { requireAccount } from "@/server/accounts/page-guards";
import { runnableWorkshop } from "@/server/store/editor/runnable";
import { partOf } from "@/workshop/editor/runnable-parts";
import { ownerOf } from "@/workshop/editor/problems";

interface Props {
  params: Promise<{ workshop: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await asked(params);
  return { title: named((await accountTexts())("rehearse.title"), title) };
}

/** Preparation of the day: a report on the workshop, and a room full of simulated people. */
export default async function RehearsePage({ params }: Props) {
  const t = await accountTexts();
  const { account, id, title, unfinished, workshop } = await asked(params);
  const words = (await editorTexts()) as unknown as EditorWords;
  return (
    <>
      <TrainerBar account={account} here="workshops" below />
      <main className={`page ${styles.home}`}>
        <div className="stack">
          <h1>{t("rehearse.heading", { title })}</h1>
          {unfinished && (
            <section className="card">
              <h2>{t(workshop ? "rehearse.unfinishedPart" : "rehearse.unfinished")}</h2>
              <ul>
                {unfinished.problems.map(({ path, sentence }) => (
                  <li key={path + sentence}>
                    <a href={fieldAddress(id, path)}>
                      {[
                        ownerName(ownerOf(path), unfinished.draft, words),
                        ...fieldPathLabel(path, unfinished.draft, words),
                      ].join(" › ")}
                    </a>
                    : <CoreSentence>{sentence}</CoreSentence>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {workshop && <ReportCards workshop={workshop} />}
        </div>
        {workshop && (
          <div className="stack">
            <StartRehearsal
              workshop={id}
              part={unfinished ? "ready" : null}
              languages={[workshop.language, ...Object.keys(workshop.translations)].slice(0, 6)}
            />
          </div>
        )}
      </main>
    </>
  );
}

/** The workshop of the address, or the finished part of it. */
async function asked(params: Props["params"]) {
  const account = await requireAccount();
  const found = await runnableWorkshop((await params).workshop, account.id);
  if (!found) notFound();
  const unfinished = "problems" in found ? found : null;
  const whole = "workshop" in found ? found.workshop : null;
  const workshop = unfinished ? partOf(unfinished.draft, "ready") : whole;
  const title = unfinished?.draft.title ?? workshop?.title ?? "";
  return { account, id: found.id, title, unfinished, workshop };
}
