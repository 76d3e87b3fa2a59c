/** One sentence for each unfit field that tells its author what to do. */
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

export function sentenceFor(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_type":
      return missing(issue.expected);
    case "invalid_value":
      return "Choose one of these.";
    case "invalid_union":
      return "Choose a type.";
    case "invalid_format":
      return issue.path.at(-1) === "start" ? "Write a time such as 09:00." : "Choose one of the list.";
    case "invalid_key":
      return "Choose one of the list.";
    case "unrecognized_keys":
      return `This has a field that Plenary does not know: ${issue.keys.join(", ")}.`;
    case "custom":
      return sentence(issue.message);
    default:
      return sentence(issue.message);
  }
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.?$/, ".")}`;

function tooSmall(origin: string, least: number): string {
  if (origin === "string") return "Write something here.";
  if (origin === "array")
    return least === 1 ? "At least one is needed here." : `At least ${least} are needed here.`;
  return `Give a number of ${least} or more.`;
}

function tooBig(origin: string, most: number): string {
  if (origin === "string") return `This is too long: at most ${most} characters fit.`;
  if (origin === "array") return `At most ${most} fit here: take some away.`;
  return `Give a number of at most ${most}.`;
}

function missing(expected: string): string {
  if (expected === "string") return "Write something here.";
  if (expected === "number") return "Give a number.";
  if (expected === "int") return "Give a whole number.";
  if (expected === "array") return "At least one is needed here.";
  if (expected === "object" || expected === "record") return "This is still missing.";
  return "Choose one of these.";
}
