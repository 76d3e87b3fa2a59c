import type { ReactNode } from "react";
import type { createTranslator } from "use-intl/core";
import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import type { Messages } from "@/messages/load";

interface Note {
  id: string;
  at: string;
  when: string;
  who: string;
  what: string;
}

interface Props {
  notes: Note[];
  room: { id: string; title: string };
  t: ReturnType<typeof createTranslator<Messages, "front">>;
  children?: ReactNode;
}

/** The log of what trainers did with a room's data. */
export function AccessLog({ notes, room, t, children }: Props) {
  return (
    <DebriefSubpage room={room} title={t("log.title")} lead={t("log.lead")}>
      {notes.length === 0 ? (
        <p>{t("log.empty")}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("log.when")}</th>
              <th scope="col">{t("log.who")}</th>
              <th scope="col">{t("log.what")}</th>
            </tr>
          </thead>
          <tbody>
            {notes.map((note) => (
              <tr key={note.id}>
                <td>
                  <time dateTime={note.at}>{note.when}</time>
                </td>
                <td>
                  <bdi>{note.who}</bdi>
                </td>
                <td>{note.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children}
    </DebriefSubpage>
  );
}
