/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/th/account.json";
import certificates from "@/messages/th/certificates.json";
import compare from "@/messages/th/compare.json";
import consoleWords from "@/messages/th/console.json";
import counting from "@/messages/th/counting.json";
import debrief from "@/messages/th/debrief.json";
import door from "@/messages/th/door.json";
import editor from "@/messages/th/editor.json";
import examples from "@/messages/th/examples.json";
import exportWords from "@/messages/th/exports.json";
import files from "@/messages/th/files.json";
import followup from "@/messages/th/followup.json";
import front from "@/messages/th/front.json";
import learning from "@/messages/th/learning.json";
import operation from "@/messages/th/operation.json";
import people from "@/messages/th/people.json";
import reasons from "@/messages/th/reasons.json";
import report from "@/messages/th/report.json";
import retention from "@/messages/th/retention.json";
import signin from "@/messages/th/signin.json";
import stage from "@/messages/th/stage.json";

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
