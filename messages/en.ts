/** All words of the interface in English: one file and one line per namespace. */
import account from "@/messages/en/account.json";
import compare from "@/messages/en/compare.json";
import consoleWords from "@/messages/en/console.json";
import debrief from "@/messages/en/debrief.json";
import editor from "@/messages/en/editor.json";
import files from "@/messages/en/files.json";
import reasons from "@/messages/en/reasons.json";
import stage from "@/messages/en/stage.json";

export const messages = {
  account,
  compare,
  console: consoleWords,
  debrief,
  editor,
  files,
  reasons,
  stage,
};
