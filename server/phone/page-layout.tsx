/** The frame of every phone page beside the room itself: the doors, codes, keepsakes, checks and erasing. */
import type { ReactNode } from "react";
import { SupportTab } from "@/components/phone/dock";
import { phoneTranslator } from "@/components/phone/texts";
import type { PageParts } from "@/server/phone/document";
import type { RoomState } from "@/workshop/room/state";
import type { HelpLines } from "@/workshop/room/settings";
import { seenIn } from "@/workshop/room/versions";

export interface PageRoom {
  /** The workshop's, in the reader's language. */
  title: string;
  help: HelpLines;
}

/** @param language the reader's */
export const pageRoomOf = (state: RoomState, language: string): PageRoom => ({
  title: seenIn(state, language).workshop.title,
  help: state.settings,
});

/** Title of a page and its room. Never a question: a phone lies on the table. */
export const titleOf = (page: string, room?: string): string =>
  [page, room, "Plenary"].filter(Boolean).join(" · ");

interface FrameOptions {
  room?: PageRoom;
  above?: ReactNode;
  /** A page to read and keep rather than a form to pass. */
  keep?: boolean;
  /** The script of the page, by its island's name. */
  island?: string;
  /** For the island: the room, and its person (`namedToPhone`). */
  roomId?: string;
  who?: string;
  /** A page for people at the door. */
  waits?: boolean;
}

/** @param heading also its title, with the room's */
export const doorFrame = (
  language: string,
  heading: string,
  children: ReactNode,
  { room, above, keep = false, island, roomId, who, waits }: FrameOptions = {},
): PageParts => ({
  language,
  title: titleOf(heading, room?.title),
  island,
  waits,
  body: (
    <body
      className={keep ? "door keep" : "door"}
      data-room={roomId}
      data-who={who}
      data-language={who && language}
      data-waits={waits || undefined}
    >
      <main>
        {above}
        <h1>{heading}</h1>
        {children}
      </main>
      {room && (
        <footer>
          <SupportTab help={room.help} pausable={false} t={phoneTranslator(language)} />
        </footer>
      )}
    </body>
  ),
});
