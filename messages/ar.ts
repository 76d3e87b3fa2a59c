/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/ar/account.json";
import certificates from "@/messages/ar/certificates.json";
import compare from "@/messages/ar/compare.json";
import consoleWords from "@/messages/ar/console.json";
import counting from "@/messages/ar/counting.json";
import debrief from "@/messages/ar/debrief.json";
import door from "@/messages/ar/door.json";
import editor from "@/messages/ar/editor.json";
import examples from "@/messages/ar/examples.json";
import exportWords from "@/messages/ar/exports.json";
import files from "@/messages/ar/files.json";
import followup from "@/messages/ar/followup.json";
import front from "@/messages/ar/front.json";
import learning from "@/messages/ar/learning.json";
import operation from "@/messages/ar/operation.json";
import people from "@/messages/ar/people.json";
import reasons from "@/messages/ar/reasons.json";
import report from "@/messages/ar/report.json";
import retention from "@/messages/ar/retention.json";
import signin from "@/messages/ar/signin.json";
import stage from "@/messages/ar/stage.json";

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
