import type { ReactNode } from "react";
import { DebriefSubpage } from "@/components/debrief/debrief-subpage";

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
  words: Record<"title" | "lead" | "empty" | "when" | "who" | "what", string>;
  children?: ReactNode;
}

/** The log of what trainers did with a room's data. */
export function AccessLog({ notes, room, words, children }: Props) {
  return (
    <DebriefSubpage room={room} title={words.title} lead={words.lead}>
      {notes.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.what}</th>
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
