import type { ReactNode } from "react";
import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import styles from "@/components/certificates/certificates.module.css";
import type { Translate } from "@/components/certificates/translate";

interface Props {
  room: { id: string; title: string };
  texts: { id: string; wave: number; about: "helped" | "hindered"; text: string; released: boolean }[];
  t: Translate;
  /** The figures of the waves. */
  children: ReactNode;
}

/** Texts of the follow-up, each with its button; only what is released stands in a report. */
export function FollowUpTexts({ room, texts, t, children }: Props) {
  return (
    <DebriefSubpage room={room} title={t("pageTitle")} lead={t("pageLead")}>
      <div className={`stack ${styles.page}`}>
        <h2 className="quiet">{t("title")}</h2>
        {children}
        {texts.length === 0 && <p>{t("none")}</p>}
        <ul className="stack">
          {texts.map(({ id, wave, about, text, released }) => (
            <li key={id} className="card">
              <p className="muted">
                {t("wave", { wave })} · {t(about)} {released && <b>· {t("released")}</b>}
              </p>
              <p id={`text-${id}`} dir="auto">
                {text}
              </p>
              <form method="post" action={`/debrief/${room.id}/follow-up/release`}>
                <input type="hidden" name="id" value={id} />
                <button
                  className="button"
                  type="submit"
                  name="on"
                  value={released ? "0" : "1"}
                  aria-describedby={`text-${id}`}
                >
                  {t(released ? "keepBack" : "release")}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </div>
    </DebriefSubpage>
  );
}
