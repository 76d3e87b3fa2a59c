/**
 * Every table of the database: whether the archive of one room takes its rows along, and their fate when the
 * room's personal data is erased. `tests/store/every-table.test.ts` finds tables that are not named here;
 * until then no archive takes one along, and its rows go with an erasure.
 */
import { helpLines } from "@/workshop/room/settings";

/** The rows of a table that belong to a room: SQL over the table, in which $room stands for the room's id. */
interface InRoomArchive {
  where: string;
  /** Columns whose values stay behind, and the SQL that stands in for them. */
  instead?: Readonly<Record<string, string>>;
  /** Others may have the very same row already. */
  shared?: boolean;
}

type Purge =
  /** Nothing in it is about a participant. */
  | { stays: string }
  /** Every row of the room is deleted. */
  | { goes: string }
  /** Rows stay; these columns get other values: SQL. */
  | { blanked: Readonly<Record<string, string>>; where?: string }
  /**
   * Rows are rewritten without what people wrote, by a module of its own in `server/store/retention/purge/`.
   */
  | { rewritten: "answers" | "state" | "sheets" };

interface TableFate {
  archive: InRoomArchive | { leftOut: string };
  purge: Purge;
}

const ofRoom: InRoomArchive = { where: "room_id = $room::uuid" };
const stays = (why: string): Purge => ({ stays: why });
const goes = (what: string): Purge => ({ goes: what });

/** Rows that name no room: accounts, workshops, files. */
const apart = (why: string): TableFate => ({ archive: { leftOut: why }, purge: stays(why) });
/** Personal: goes with an erasure, and comes along in an archive that was made before. */
const personal = (what: string): TableFate => ({ archive: ofRoom, purge: goes(what) });
/** Opens something: never in an archive, and gone with an erasure. */
const secret = (what: string): TableFate => ({ archive: { leftOut: what }, purge: goes(what) });
/** Numbers, and what trainers set or wrote. */
const kept = (what: string): TableFate => ({ archive: ofRoom, purge: stays(what) });

const inFiles = "hash IN (SELECT hash FROM asset_link WHERE owner = $room)";
const BLOCK = "'█'";

/** A certificate without its sessions and hours, which its badge (a JWT) says too; who has the file keeps it. */
export const WITHOUT_ATTENDANCE = {
  facts: "facts - 'attended'",
  credential: `CASE WHEN jsonb_typeof(credential) = 'string' THEN '""'::jsonb ELSE credential END`,
};

export const tables: Readonly<Record<string, TableFate>> = {
  room: {
    // No link or code of the old server opens the room again.
    archive: { where: "id = $room::uuid", instead: { code: "NULL", join_hash: "'archived ' || id::text" } },
    purge: {
      blanked: {
        code: "NULL",
        // Enough for the door to say so.
        join_hash: "'erased ' || encode(sha256(convert_to(join_hash, 'UTF8')), 'hex')",
        settings: `settings - '{${helpLines}}'::text[]`,
      },
      where: "id = $room::uuid",
    },
  },
  room_trainer: kept("which accounts are its trainers"),
  participant: {
    archive: { ...ofRoom, instead: { resume_nonce: "0", resume_hash: "'archived ' || id::text" } },
    purge: goes("aliases, sectors, languages, resume codes"),
  },
  participant_token: {
    archive: { leftOut: "opens what one phone may see" },
    purge: goes("what phones' cookies open"),
  },
  knock: secret("who waits before the door"),
  former_door: secret("codes and links that were replaced"),
  room_log: { archive: ofRoom, purge: goes("who asked what of the room and when; names in it") },
  room_snapshot: { archive: ofRoom, purge: { rewritten: "state" } },
  run_key: secret("keys of pseudonyms"),
  answer: secret("answers under pseudonyms"),
  sealed_answer: { archive: ofRoom, purge: { rewritten: "answers" } },
  promise: secret("promises, locked with phones' tokens"),
  access_log: kept("what trainers did with the data"),
  report_text: kept("what trainers wrote in the report"),
  released_text: personal("names of texts, made from their words"),
  publication: {
    archive: { leftOut: "is a link of the old server" },
    purge: stays("links with an end date to figures and to what is left of texts"),
  },
  round_presence: kept("how many were there when a round closed"),
  sector_split: kept("counts of groups of five people or more"),
  certificate_rules: kept("what certificates take"),
  session_run: kept("how long sessions ran"),
  attendance: personal("who was in which session"),
  attendance_guest: personal("names of people without a phone"),
  certificate_claim: personal("names for certificates"),
  certificate: {
    archive: ofRoom,
    // The answer to a check of a certificate stays, with the salted hash of the name.
    purge: {
      blanked: {
        person_id: "NULL",
        name: "NULL",
        latin: "NULL",
        facts: WITHOUT_ATTENDANCE.facts,
        credential: WITHOUT_ATTENDANCE.credential,
        by_hand: `CASE WHEN by_hand IS NULL THEN NULL ELSE ${BLOCK} END`,
      },
    },
  },
  follow_up: {
    archive: ofRoom,
    purge: stays("commitments locked with codes that only their givers have; each has its own end"),
  },
  follow_up_count: kept("how many said what of their commitment"),
  follow_up_text: personal("what people wrote later"),
  post: { archive: ofRoom, purge: { blanked: { text: BLOCK } } },
  post_support: secret("who supports which question, under pseudonyms"),
  sheet_update: { archive: ofRoom, purge: { rewritten: "sheets" } },
  sheet_remark: { archive: ofRoom, purge: { blanked: { text: BLOCK } } },
  erasure: kept("the record of the erasure"),
  asset: { archive: { where: inFiles, shared: true }, purge: stays("files of the workshop") },
  asset_piece: { archive: { where: inFiles, shared: true }, purge: stays("files of the workshop") },
  asset_link: { archive: { where: "owner = $room" }, purge: stays("files of the workshop") },
  account: apart("belongs to the server"),
  identity: apart("belongs to an account"),
  passkey: apart("belongs to an account"),
  one_time: apart("belongs to the server"),
  account_note: apart("belongs to the server"),
  note_seal: apart("seals notes for this server alone"),
  examples_away: apart("belongs to an account"),
  invitation: apart("belongs to the server"),
  workshop: apart("belongs to the server; a room holds a copy of its own"),
  authored_workshop: apart("belongs to a workshop, not to a room"),
  authored_member: apart("belongs to a workshop, not to a room"),
  authored_invitation: apart("belongs to a workshop, not to a room"),
  authored_command: apart("belongs to a workshop, not to a room"),
  authored_version: apart("belongs to a workshop, not to a room"),
};
