/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/id/account.json";
import compare from "@/messages/id/compare.json";
import consoleWords from "@/messages/id/console.json";
import debrief from "@/messages/id/debrief.json";
import editor from "@/messages/id/editor.json";
import files from "@/messages/id/files.json";
import reasons from "@/messages/id/reasons.json";
import stage from "@/messages/id/stage.json";

export const messages = { account, compare, console: consoleWords, debrief, editor, files, reasons, stage };
