/** The frame of every phone page beside the room itself: the doors, codes, keepsakes, checks and erasing. */
import type { ReactNode } from "react";
import type { PageParts } from "@/server/phone/document";

interface FrameOptions {
  /** A page to read and keep rather than a form to pass. */
  keep?: boolean;
  /** The script of the page, by its island's name. */
  island?: string;
  /** For the island: of which room the page is. */
  roomId?: string;
  /** For the island: whose it is (`namedToPhone`). */
  who?: string;
  /** Of somebody who waits to be let in. */
  waits?: boolean;
}

export const doorFrame = (
  language: string,
  children: ReactNode,
  { keep = false, island, roomId, who, waits }: FrameOptions = {},
): PageParts => ({
  language,
  title: "Plenary",
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
      <main>{children}</main>
    </body>
  ),
});
