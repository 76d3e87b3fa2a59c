/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/ko/account.json";
import compare from "@/messages/ko/compare.json";
import consoleWords from "@/messages/ko/console.json";
import debrief from "@/messages/ko/debrief.json";
import editor from "@/messages/ko/editor.json";
import files from "@/messages/ko/files.json";
import reasons from "@/messages/ko/reasons.json";
import stage from "@/messages/ko/stage.json";

export const messages = { account, compare, console: consoleWords, debrief, editor, files, reasons, stage };
