/** One person in the list of certificates: where they were, what they qualify for, what they have. Plain forms. */
import styles from "@/components/certificates/certificates.module.css";
import type { Words } from "@/components/certificates/words";

export interface PersonShown {
  id: string;
  called: string | null;
  guest: boolean;
  printed: string | null;
  latin: string | null;
  passed: boolean;
  share: { present: number; of: number };
  sessions: {
    id: string;
    number: number;
    title: string;
    minutes: number;
    of: number;
    present: boolean;
    byHand: boolean;
  }[];
  kinds: { kind: "participation" | "completion"; earned: boolean; valid: string | null; withdrawn: number }[];
}

interface Props {
  roomId: string;
  person: PersonShown;
  t: Words;
}

export function PersonCard({ roomId, person, t }: Props) {
  const { share, sessions, printed, latin } = person;
  const to = (what: string) => `/certificates/${roomId}/${what}`;
  const called = person.called ?? t("nameless");
  return (
    <li className={styles.person}>
      <div className={styles.head}>
        <h3 id={person.id}>
          <bdi>{called}</bdi> {person.guest && <small className={styles.soft}>({t("guest")})</small>}
        </h3>
        <ol className={styles.squares} aria-hidden="true">
          {sessions.map((s) => (
            <li key={s.id} className={`${s.present ? styles.yes : ""} ${s.byHand ? styles.hand : ""}`}>
              {s.present ? s.number : "–"}
            </li>
          ))}
        </ol>
        <span className={styles.share}>{t("share", { ...share })}</span>
      </div>
      <p className={styles.soft}>
        {t("printed")}:{" "}
        {printed ? (
          <b>
            <bdi>{printed}</bdi>
          </b>
        ) : (
          t("printedNone")
        )}
        {latin && (
          <>
            {" "}
            · <bdi>{latin}</bdi>
          </>
        )}
        {person.passed && <> · {t("passed")}</>}
      </p>
      <div className={styles.kinds}>
        {person.kinds.map((k) => (
          <KindLine key={k.kind} {...k} roomId={roomId} person={person} t={t} />
        ))}
      </div>
      <details>
        <summary>{t("change")}</summary>
        <table className={styles.marks}>
          <tbody>
            {sessions.map((s) => (
              <tr key={s.id}>
                <th scope="row" dir="auto" id={`${person.id}-${s.id}`}>
                  {t("session", { number: s.number, title: s.title })}
                </th>
                <td>
                  {t(s.present ? "there" : "notThere")} (
                  {s.byHand ? t("byHand") : t("minutesOf", { minutes: s.minutes, of: s.of })})
                </td>
                <td>
                  <form method="post" action={to("mark")}>
                    <input type="hidden" name="person" value={person.id} />
                    <input type="hidden" name="session" value={s.id} />
                    <button type="submit" name="present" value="1" aria-describedby={`${person.id}-${s.id}`}>
                      {t("markThere")}
                    </button>
                    <button type="submit" name="present" value="0" aria-describedby={`${person.id}-${s.id}`}>
                      {t("markNot")}
                    </button>
                    {s.byHand && (
                      <button type="submit" name="present" value="" aria-describedby={`${person.id}-${s.id}`}>
                        {t("markNone")}
                      </button>
                    )}
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {printed && (
          <form method="post" action={to("issue")} className={styles["hand-form"]}>
            <input type="hidden" name="person" value={person.id} />
            <label>
              {t("reason")}
              <input name="reason" required maxLength={300} dir="auto" />
            </label>
            <label>
              {t("certificate")}
              <select name="kind">
                <option value="participation">{t("participation")}</option>
                <option value="completion">{t("completion")}</option>
              </select>
            </label>
            <button type="submit" aria-describedby={person.id}>
              {t("byHandTitle")}
            </button>
          </form>
        )}
        {person.guest && (
          <form method="post" action={to("drop-guest")}>
            <input type="hidden" name="person" value={person.id} />
            <button type="submit" className={styles.plain} aria-describedby={person.id}>
              {t("guestDrop")}
            </button>
          </form>
        )}
      </details>
    </li>
  );
}

function KindLine({
  roomId,
  person,
  kind,
  earned,
  valid,
  withdrawn,
  t,
}: Props & PersonShown["kinds"][number]) {
  return (
    <span>
      {t(kind)}: {valid ? t("issued") : earned ? t("earned") : "–"}
      {withdrawn > 0 && !valid && <> ({t("withdrawn")})</>}{" "}
      {valid ? (
        <form method="post" action={`/certificates/${roomId}/withdraw`}>
          <input type="hidden" name="id" value={valid} />
          <button
            type="submit"
            className={styles.plain}
            aria-label={`${t("withdraw")}: ${t(kind)}`}
            aria-describedby={person.id}
          >
            {t("withdraw")}
          </button>
        </form>
      ) : (
        earned &&
        person.printed && (
          <form method="post" action={`/certificates/${roomId}/issue`}>
            <input type="hidden" name="person" value={person.id} />
            <button
              type="submit"
              name="kind"
              value={kind}
              className={styles.plain}
              aria-label={`${t("issueOne")}: ${t(kind)}`}
              aria-describedby={person.id}
            >
              {t("issueOne")}
            </button>
          </form>
        )
      )}
    </span>
  );
}
