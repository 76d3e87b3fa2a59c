/** Files of the embedded database that are damaged: how that is told from other trouble, and what it is said to mean. */
import { codeOf, StartError } from "@/server/platform/start-error";

/** What Postgres says of its own files when it cannot make sense of them. */
const DAMAGED =
  /checkpoint record|pg_control|control file|incompatible with server|WAL segment|invalid (?:page|record|magic)|status of transaction|not a (?:valid|database)|No such file or directory|read \d{1,9} of \d|Input\/output error/i;

export const saysDamaged = (words: string): boolean => DAMAGED.test(words);

/** Whether an answer of a running Postgres means that what it needs of its files cannot be read: data_corrupted, undefined_file and their like. */
export const isDamage = (error: unknown): boolean => /^(?:XX00[12]|58P01|58030)$/.test(codeOf(error) ?? "");

/** @param why in Postgres's words, or ours */
export const damageError = (folder: string, why: string): StartError =>
  new StartError(
    "embeddedDatabase",
    `The database in ${folder} is damaged (${why}): keep this folder as it is, restore your newest backup into another one, and start with PLENARY_DATA=/path/to/it (docs/operations.md, "Restore").`,
  );
