"use client";
/** Texts on the desk, whose words can be blacked out, in one form; also without a script. */
import { type FormEvent, useTransition } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/debrief/front/text-release-list.module.css";

export interface DeskTextShown {
  id: string;
  pieces: { text: string; word: { id: string; black: boolean } | null; head?: true }[];
  released: boolean;
  keptBack: boolean;
  warnings: string[];
}

export interface DeskResult {
  id: string;
  /** Of a group's result. */
  name: string | null;
  /** All groups side by side. */
  board: boolean;
  texts: DeskTextShown[];
  /** The phone's promise, where the texts cannot be released. */
  why: string | null;
}

interface Props {
  results: DeskResult[];
  save: (form: FormData) => Promise<void>;
}

/** Words that were blacked out and not saved yet stay so when another text is released. */
export function DeskForm({ results, save }: Props) {
  const t = useTranslations("front.desk");
  const [pending, start] = useTransition();
  // Side by side stands what each group's own sheet has, so it stays back with any of them.
  const back = results.some(({ texts }) => texts.some((text) => text.keptBack));
  const undecided = results
    .filter(({ why, board }) => why === null && !(board && back))
    .flatMap(({ id, texts }) =>
      texts
        .filter((text) => !text.released && !text.keptBack)
        .map((text) => ({ name: `${id} ${text.id}`, warned: text.warnings.length > 0 })),
    );
  const rest = undecided.filter(({ warned }) => !warned);
  const whole = rest.length === undecided.length && results.some(({ name }) => name !== null);
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    if (!pending) start(() => save(data));
  }
  return (
    <form method="post" action={save} onSubmit={onSubmit} className="stack">
      {results.map(({ id, name, texts, why }) => (
        <section key={id} className="stack">
          {name && <h3 dir="auto">{name}</h3>}
          {why && <p className="notice">{why}</p>}
          <ul className={styles.list}>
            {texts.map((text) => (
              <li key={text.id} data-released={text.released} data-text={text.id}>
                <Words source={id} text={text} fixed={why !== null} />
                {why === null && <Buttons name={`${id} ${text.id}`} text={text} pending={pending} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rest.length > 1 && (
        <p className={styles.rest}>
          {rest.map(({ name }) => (
            <input key={name} type="hidden" name="text" value={name} />
          ))}
          <button className="button primary" type="submit" name="do" value="rest" aria-disabled={pending}>
            {t(whole ? "all" : "rest", { count: rest.length })}
          </button>
        </p>
      )}
    </form>
  );
}

/** A text's words, each to be made black unless it is fixed. */
function Words({ source, text, fixed }: { source: string; text: DeskTextShown; fixed: boolean }) {
  const t = useTranslations("front.desk");
  return (
    <>
      <p id={`text-${source}-${text.id}`} dir="auto" className={fixed ? styles.plain : styles.words}>
        {text.pieces.map(({ text: piece, word, head }, i) =>
          head ? (
            <b key={i}>{`${piece}\n`}</b>
          ) : word === null || fixed ? (
            piece
          ) : (
            <label key={`${i}-${word.black}`} className={styles.word}>
              <input
                type="checkbox"
                name="black"
                value={word.id}
                defaultChecked={word.black}
                aria-label={t("blackWord", { word: piece })}
              />
              <span>{piece}</span>
            </label>
          ),
        )}
      </p>
      {!fixed && text.warnings.length > 0 && (
        <p className="notice tangerine" role="note">
          {t("warning", { found: text.warnings.join(" · ") })}
        </p>
      )}
    </>
  );
}

function Buttons({ name, text, pending }: { name: string; text: DeskTextShown; pending: boolean }) {
  const t = useTranslations("front.desk");
  const { released, keptBack } = text;
  const about = { "aria-disabled": pending, "aria-describedby": `text-${name.replace(" ", "-")}` };
  return (
    <p className="row">
      {(released || keptBack) && (
        <strong className={released ? styles.state : undefined}>
          {t(released ? "released" : "keptBack")}
        </strong>
      )}
      <button
        type="submit"
        name="do"
        value={`release ${name}`}
        className={released ? "button" : "button primary"}
        {...about}
      >
        {t(released ? "again" : "release")}
      </button>
      {!keptBack && (
        <button className="button" type="submit" name="do" value={`back ${name}`} {...about}>
          {t(released ? "takeBack" : "keepBack")}
        </button>
      )}
    </p>
  );
}
