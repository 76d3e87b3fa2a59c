/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/ar/account.json";
import compare from "@/messages/ar/compare.json";
import consoleWords from "@/messages/ar/console.json";
import debrief from "@/messages/ar/debrief.json";
import editor from "@/messages/ar/editor.json";
import files from "@/messages/ar/files.json";
import reasons from "@/messages/ar/reasons.json";
import stage from "@/messages/ar/stage.json";

export const messages = { account, compare, console: consoleWords, debrief, editor, files, reasons, stage };
