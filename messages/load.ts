/**
 * The words of the pages that Next serves, by language. English is always there; another language is loaded
 * when asked for.
 */
import { over } from "@/messages/over";
import account from "@/messages/en/account.json";
import certificates from "@/messages/en/certificates.json";
import compare from "@/messages/en/compare.json";
import consoleWords from "@/messages/en/console.json";
import counting from "@/messages/en/counting.json";
import debrief from "@/messages/en/debrief.json";
import door from "@/messages/en/door.json";
import editor from "@/messages/en/editor.json";
import examples from "@/messages/en/examples.json";
import exportWords from "@/messages/en/exports.json";
import files from "@/messages/en/files.json";
import followup from "@/messages/en/followup.json";
import front from "@/messages/en/front.json";
import learning from "@/messages/en/learning.json";
import operation from "@/messages/en/operation.json";
import people from "@/messages/en/people.json";
import reasons from "@/messages/en/reasons.json";
import report from "@/messages/en/report.json";
import retention from "@/messages/en/retention.json";
import signin from "@/messages/en/signin.json";
import stage from "@/messages/en/stage.json";

/** All words of the interface in English: one file and one line per namespace. */
export const messages = {
  account,
  certificates,
  compare,
  console: consoleWords,
  counting,
  debrief,
  door,
  editor,
  examples,
  exports: exportWords,
  files,
  followup,
  front,
  learning,
  operation,
  people,
  reasons,
  report,
  retention,
  signin,
  stage,
};

export type Messages = typeof messages;

/** Words that a translation lacks are in English. */
export type SomeMessages = { [namespace: string]: unknown };

export const completed = (some: SomeMessages | null): Messages =>
  (some ? over(messages, some) : messages) as Messages;
