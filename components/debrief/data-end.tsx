import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import styles from "@/components/debrief/data-end.module.css";

interface Props {
  room: { id: string; title: string; ended: boolean };
  /** The outcome of the form that was sent. */
  said: { text: string; good: boolean } | null;
  /** Null: nothing was erased. */
  erased: { text: string; record: string; hint: string } | null;
  kept: string;
  /** Null without the right to change it. */
  change: { title: string; hint: string; label: string; save: string; days: number | null } | null;
  lists: { title: string; lines: string[] }[];
  words: Record<
    "title" | "backups" | "erase" | "eraseTitle" | "eraseHint" | "running" | "onlyTrainer",
    string
  >;
}

/** The term of a room's personal data, what goes and what stays, and the form that erases it at once. */
export function DataEnd({ room, said, erased, kept, change, lists, words }: Props) {
  return (
    <DebriefSubpage room={room} title={words.title}>
      {said && (
        <p className={said.good ? "notice ok" : "notice danger"} role="status">
          {said.text}
        </p>
      )}
      {erased ? (
        <>
          <p className={styles.lead}>{erased.text}</p>
          <p>
            <a className="button" href={`/ending/${room.id}/record.json`} download>
              {erased.record}
            </a>
          </p>
          <p className="muted">{erased.hint}</p>
        </>
      ) : (
        <p className={styles.lead}>{kept}</p>
      )}
      <div className={styles.lists}>
        {lists.map(({ title, lines }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="muted">{words.backups}</p>
      {!erased && !change && <p>{words.onlyTrainer}</p>}
      {!erased && change && (
        <div className={styles.forms}>
          <form method="post" action={`/ending/${room.id}/keep`} className="card">
            <h2>{change.title}</h2>
            <p className="muted">{change.hint}</p>
            <label className="field">
              {change.label}
              <input type="number" name="days" min={1} max={365} required defaultValue={change.days ?? 90} />
            </label>
            <button className="button" type="submit">
              {change.save}
            </button>
          </form>
          <form method="post" action={`/ending/${room.id}/erase`} className="card">
            <h2>{words.erase}</h2>
            {room.ended ? (
              <>
                <p className="muted" dir="auto">
                  {words.eraseHint}
                </p>
                <label className="field">
                  {words.eraseTitle}
                  <input name="title" required autoComplete="off" dir="auto" />
                </label>
                <button type="submit" className="button danger solid">
                  {words.erase}
                </button>
              </>
            ) : (
              <p className="muted">{words.running}</p>
            )}
          </form>
        </div>
      )}
    </DebriefSubpage>
  );
}
