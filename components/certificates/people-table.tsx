/** Attendance, tests and certificates, a row for each person. Plain forms. */
import styles from "@/components/certificates/certificates.module.css";
import type { Translate } from "@/components/certificates/translate";

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
  people: readonly PersonShown[];
  /** Certificates can be issued: nothing is missing in their rules. */
  ready: boolean;
  t: Translate;
}

/** On narrow screens each row is a block whose cells name their columns. */
export function PeopleTable({ roomId, people, ready, t }: Props) {
  return (
    <table className="table stacked">
      <caption className="quiet">{t("peopleTitle")}</caption>
      <thead>
        <tr>
          {["name", "attendance", "tests", "status", "action"].map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {people.map((person) => (
        <PersonRows key={person.id} roomId={roomId} person={person} ready={ready} t={t} />
      ))}
    </table>
  );
}

const MARKS = { markThere: "1", markNot: "0" };

interface OfPerson extends Pick<Props, "roomId" | "ready" | "t"> {
  person: PersonShown;
}

/** A person's row, and below it the changes by hand. */
function PersonRows({ roomId, person, ready, t }: OfPerson) {
  const { share, sessions, printed, latin } = person;
  const to = (what: string) => `/certificates/${roomId}/${what}`;
  return (
    <tbody>
      <tr>
        <th scope="row">
          <span id={person.id}>
            <bdi>{person.called ?? t("nameless")}</bdi>
          </span>{" "}
          {person.guest && <small>({t("guest")})</small>}
          {(printed !== person.called || latin) && (
            <small className={styles.printed}>
              {t("printed")}: {printed === null ? t("printedNone") : <bdi>{printed}</bdi>}
              {latin && (
                <>
                  {" "}
                  · <bdi>{latin}</bdi>
                </>
              )}
            </small>
          )}
        </th>
        <td data-label={t("columns.attendance")}>
          <span className={styles.share}>{share.of === 0 ? t("shareNone") : t("share", { ...share })}</span>
          <ol className={styles.squares} aria-hidden="true">
            {sessions.map((s) => (
              <li key={s.id} className={`${s.present ? styles.yes : ""} ${s.byHand ? styles.hand : ""}`}>
                {s.present ? s.number : "–"}
              </li>
            ))}
          </ol>
        </td>
        <td data-label={t("columns.tests")}>{person.passed ? t("passed") : "–"}</td>
        <td data-label={t("columns.status")}>
          <ul className="plain">
            {person.kinds.map(({ kind, valid, earned, withdrawn }) => (
              <li key={kind}>
                {t(kind)}: {valid ? t("issued") : earned ? t("earned") : "–"}
                {withdrawn > 0 && !valid && <> ({t("withdrawn")})</>}
              </li>
            ))}
          </ul>
        </td>
        <td data-label={t("columns.action")}>
          <div className="row">
            {person.kinds.map((kind) => (
              <KindAct key={kind.kind} {...kind} roomId={roomId} person={person} ready={ready} t={t} />
            ))}
          </div>
        </td>
      </tr>
      <tr>
        <td colSpan={5}>
          <details>
            <summary aria-describedby={person.id}>{t("change")}</summary>
            <table className="table">
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
                        {Object.entries(s.byHand ? { ...MARKS, markNone: "" } : MARKS).map(([key, value]) => (
                          <button
                            key={key}
                            className="button"
                            type="submit"
                            name="present"
                            value={value}
                            aria-describedby={`${person.id}-${s.id}`}
                          >
                            {t(key)}
                          </button>
                        ))}
                      </form>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <form method="post" action={to("name")} className={styles["hand-form"]}>
              <input type="hidden" name="person" value={person.id} />
              {(["name", "latin"] as const).map((name) => (
                <label key={name} className="field">
                  {t(name === "name" ? "printed" : "printedLatin")}
                  <input
                    name={name}
                    maxLength={600}
                    dir="auto"
                    autoComplete="off"
                    defaultValue={(name === "name" ? printed : latin) ?? ""}
                  />
                </label>
              ))}
              <button className="button" type="submit" aria-describedby={person.id}>
                {t("saveName")}
              </button>
              {!person.guest && <small>{t("nameHint")}</small>}
            </form>
            {ready && printed && (
              <form method="post" action={to("issue")} className={styles["hand-form"]}>
                <input type="hidden" name="person" value={person.id} />
                <label className="field">
                  {t("reason")}
                  <input name="reason" required maxLength={300} dir="auto" />
                </label>
                <label className="field">
                  {t("certificate")}
                  <select name="kind">
                    <option value="participation">{t("participation")}</option>
                    <option value="completion">{t("completion")}</option>
                  </select>
                </label>
                <button className="button" type="submit" aria-describedby={person.id}>
                  {t("byHandTitle")}
                </button>
              </form>
            )}
            {person.guest && (
              <form method="post" action={to("drop-guest")}>
                <input type="hidden" name="person" value={person.id} />
                <button type="submit" className="link" aria-describedby={person.id}>
                  {t("guestDrop")}
                </button>
              </form>
            )}
          </details>
        </td>
      </tr>
    </tbody>
  );
}

/** Issues or withdraws one kind of certificate. */
function KindAct({ roomId, person, ready, kind, earned, valid, t }: OfPerson & PersonShown["kinds"][number]) {
  if (valid)
    return (
      <form method="post" action={`/certificates/${roomId}/withdraw`}>
        <input type="hidden" name="id" value={valid} />
        <button
          type="submit"
          className="link"
          aria-label={`${t("withdraw")}: ${t(kind)}`}
          aria-describedby={person.id}
        >
          {t("withdraw")}
        </button>
      </form>
    );
  if (!ready || !earned || !person.printed) return null;
  return (
    <form method="post" action={`/certificates/${roomId}/issue`}>
      <input type="hidden" name="person" value={person.id} />
      <button
        type="submit"
        name="kind"
        value={kind}
        className="link"
        aria-label={`${t("issueOne")}: ${t(kind)}`}
        aria-describedby={person.id}
      >
        {t("issueOne")}
      </button>
    </form>
  );
}
