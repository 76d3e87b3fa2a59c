import { pageDates, peopleTexts } from "@/app/page-language";
import { NoteChainLine } from "@/app/note-chain-line";
import {
  type AccountAction,
  verifyAccountLog,
  accountActions,
  accountLog,
} from "@/server/store/accounts/account-log";

const isKnownAction = (action: string): action is AccountAction =>
  (accountActions as readonly string[]).includes(action);

/** The log of changes to accounts, the newest first. */
export async function Notes() {
  const t = await peopleTexts();
  const dates = await pageDates();
  const [notes, chain] = await Promise.all([accountLog(), verifyAccountLog()]);
  return (
    <section className="card" aria-labelledby="notes">
      <h2 id="notes">{t("notes.title")}</h2>
      {notes.length === 0 && <p className="hint">{t("notes.none")}</p>}
      <ol className="stack tight">
        {notes.map(({ id, by, about, action, at }) => (
          <li key={id}>
            <time dateTime={at.toISOString()} className="hint">
              {dates.format(at)}
            </time>
            <br />
            <bdi>
              {t("notes.line", {
                by: by || t("notes.server"),
                what: isKnownAction(action)
                  ? t(`notes.${action}`, { about })
                  : t("notes.other", { action, about }),
              })}
            </bdi>
          </li>
        ))}
      </ol>
      <NoteChainLine chain={chain} className="hint" />
    </section>
  );
}
