/** Damaged files of the embedded database: their signs, and the error to report. */
import { codeOf, StartError } from "@/server/platform/start-error";

/** Postgres's words for files of its own that it cannot read. */
const DAMAGED = new RegExp(
  "checkpoint record|pg_control|control file|incompatible with server|WAL segment|" +
    "invalid (?:page|record|magic)|status of transaction|not a (?:valid|database)|" +
    "No such file or directory|read \\d{1,9} of \\d|Input/output error",
  "i",
);

export const saysDamaged = (words: string): boolean => DAMAGED.test(words);

/**
 * True for errors of a running Postgres that cannot read its files, such as data_corrupted or undefined_file.
 */
export const isDamage = (error: unknown): boolean => /^(?:XX00[12]|58P01|58030)$/.test(codeOf(error) ?? "");

/** @param why in Postgres's words, or ours */
export const damageError = (folder: string, why: string): StartError =>
  new StartError(
    "embeddedDatabase",
    `The database in ${folder} is damaged (${why}): keep this folder as it is, restore your newest ` +
      `backup into another one, and start with PLENARY_DATA=/path/to/it (docs/operations.md, "Restore").`,
  );
