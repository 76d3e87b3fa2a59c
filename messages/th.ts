/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/th/account.json";
import compare from "@/messages/th/compare.json";
import consoleWords from "@/messages/th/console.json";
import debrief from "@/messages/th/debrief.json";
import editor from "@/messages/th/editor.json";
import files from "@/messages/th/files.json";
import reasons from "@/messages/th/reasons.json";
import stage from "@/messages/th/stage.json";

export const messages = { account, compare, console: consoleWords, debrief, editor, files, reasons, stage };
