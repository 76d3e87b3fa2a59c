/** The words of the interface in one language: one file and one line per namespace. What is missing is in English. */
import account from "@/messages/ko/account.json";
import certificates from "@/messages/ko/certificates.json";
import compare from "@/messages/ko/compare.json";
import consoleWords from "@/messages/ko/console.json";
import counting from "@/messages/ko/counting.json";
import debrief from "@/messages/ko/debrief.json";
import door from "@/messages/ko/door.json";
import editor from "@/messages/ko/editor.json";
import examples from "@/messages/ko/examples.json";
import exportWords from "@/messages/ko/exports.json";
import files from "@/messages/ko/files.json";
import followup from "@/messages/ko/followup.json";
import front from "@/messages/ko/front.json";
import learning from "@/messages/ko/learning.json";
import operation from "@/messages/ko/operation.json";
import people from "@/messages/ko/people.json";
import reasons from "@/messages/ko/reasons.json";
import report from "@/messages/ko/report.json";
import retention from "@/messages/ko/retention.json";
import signin from "@/messages/ko/signin.json";
import stage from "@/messages/ko/stage.json";

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
