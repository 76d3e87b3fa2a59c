/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/id/account.json";
import certificates from "@/messages/id/certificates.json";
import compare from "@/messages/id/compare.json";
import consoleWords from "@/messages/id/console.json";
import counting from "@/messages/id/counting.json";
import debrief from "@/messages/id/debrief.json";
import door from "@/messages/id/door.json";
import editor from "@/messages/id/editor.json";
import examples from "@/messages/id/examples.json";
import exportWords from "@/messages/id/exports.json";
import files from "@/messages/id/files.json";
import followup from "@/messages/id/followup.json";
import front from "@/messages/id/front.json";
import learning from "@/messages/id/learning.json";
import operation from "@/messages/id/operation.json";
import people from "@/messages/id/people.json";
import reasons from "@/messages/id/reasons.json";
import report from "@/messages/id/report.json";
import retention from "@/messages/id/retention.json";
import signin from "@/messages/id/signin.json";
import stage from "@/messages/id/stage.json";

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
