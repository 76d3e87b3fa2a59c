/** Reasons why a backup or a restore did not happen, for the person at the keyboard. */
import type { RoomRefused } from "@/server/store/backup/archive/restore-room";
import type { ServerRefused } from "@/server/store/backup/archive/restore-server";
import type { RoomUnarchivable } from "@/server/store/backup/archive/write";

export const unarchivable: Record<RoomUnarchivable, string> = {
  "no-such-room": "There is no room with this id: it is the long number in the address of its debrief.",
  "room-running": "This room is still running: end it first, or back up the whole server.",
  "not-sealed": "This room is just being closed: try again in a minute.",
};

export const refused: Record<RoomRefused | ServerRefused, string> = {
  "no-archive": "This file is no backup of Plenary.",
  "newer-format": "This file was made by a newer Plenary: update Plenary, then restore.",
  "newer-software": "This file was made by a newer Plenary: update Plenary, then restore.",
  "cut-short": "This file ends too early: it was not written or copied to its end. Nothing was changed.",
  damaged: "This file is damaged: its check sum is wrong. Nothing was changed.",
  "older-database": "The database is older than this software: start the server once, then restore.",
  "not-a-room": "This file holds a whole server, not one room: restore it with --server into an empty one.",
  "not-a-server": "This file holds one room, not a whole server: restore it without --server.",
  "already-here": "This room is already here. Nothing was changed.",
  "not-empty":
    "This server is in use: a whole server is restored only where nobody has an account and no room " +
    "was opened. Use another PLENARY_DATA or DATABASE_URL.",
  "no-trainer":
    "None of the trainers of this room has an account here: name one with --trainer E-MAIL. Nothing was changed.",
};
