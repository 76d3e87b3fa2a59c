/**
 * A labelled table for R and SPSS: a row for each label of an activity (B-155), a variable for each thing that can
 * be given, no own words. Scripts for both read it, with the words of questions and choices. Pure.
 */
import { csvFile } from "@/workshop/debrief/csv";
import type { DebriefInput } from "@/workshop/debrief/input";
import type { GivenValue } from "@/model/exports/answer-values";
import { kindOf } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import { groupedBy } from "@/model/grouped-by";
import { type CodebookEntry, codebookOf } from "@/workshop/exports/codebook";
import { givenIn } from "@/workshop/exports/given";
import type { LabelledRow } from "@/workshop/exports/labelled-answers";

/** The value of who passed: user-missing in SPSS, NA in R. */
const PASSED = -9999;

interface Variable {
  name: string;
  label: string;
  question: string;
  round: number;
  /** Numbers that stand for something, with their words. */
  values: { code: number; text: string }[];
  /** All numbers stand for something. */
  isCoded: boolean;
  /** The number of an answer; null: nothing was given. */
  read(values: readonly GivenValue[]): number | null;
}

/** @param answers activity by activity */
export function analysisFiles(
  input: DebriefInput,
  answers: Iterable<LabelledRow[]>,
): { name: string; text: string }[] {
  const rows = [...answers].flat();
  const codebook = new Map(codebookOf(input).map((entry) => [entry.question, entry]));
  const names = new Set<string>();
  const variables = [...groupedBy(rows, (row) => `${row.question.id} ${row.round}`).values()].flatMap(
    (round) => {
      const entry = codebook.get(round[0]!.question.id);
      return entry ? variablesOf(entry, round, names) : [];
    },
  );
  const people = [...groupedBy(rows, (row) => `${row.activity.id} ${row.person}`).values()];
  const table = people.map((theirs) => {
    const byRound = new Map(theirs.map((row) => [`${row.question.id} ${row.round}`, row]));
    const { activity, person } = theirs[0]!;
    return [
      activity.id,
      person,
      ...variables.map(({ question, round, read }) => {
        const row = byRound.get(`${question} ${round}`);
        return !row ? null : isPass(row.body) ? PASSED : read(givenIn(row.activity, row.body));
      }),
    ];
  });
  const head = ["activity", "person", ...variables.map(({ name }) => name)];
  const widths = { activity: widest(people.map(([row]) => row!.activity.id)), person: 8 };
  return [
    { name: "data.csv", text: csvFile(head, table) },
    { name: "data.sps", text: spssSyntax(variables, widths) },
    { name: "data.R", text: rScript(variables) },
  ];
}

const widest = (texts: readonly string[]): number => Math.max(1, ...texts.map((text) => text.length));

/** Ids of these are made from what people wrote. */
const WRITTEN = ["pass", "support", "entry"];

/** Variables of one round: a number or code for each thing given, or yes and no for each of several. */
function variablesOf(entry: CodebookEntry, rows: readonly LabelledRow[], names: Set<string>): Variable[] {
  const { activity, question, round } = rows[0]!;
  const options = kindOf(activity).options(activity, question);
  const answers = rows.map((row) =>
    givenIn(row.activity, row.body).filter(({ what, text }) => text === null && !WRITTEN.includes(what)),
  );
  const things = groupedBy(answers.flat(), ({ item, what }) => `${item} ${what}`);
  return [...things.values()].flatMap((all): Variable[] => {
    const { item, what } = all[0]!;
    const find = (list: readonly GivenValue[]) =>
      list.filter((one) => one.item === item && one.what === what);
    const asked = entry.items.find(({ id }) => id === item);
    const label = [entry.text, asked?.text, round > 1 && `round ${round}`].filter(Boolean).join(" · ");
    const variable = (path: string, more: Omit<Variable, "name" | "question" | "round">): Variable => ({
      name: nameFor([question.id, round > 1 ? `r${round}` : "", item ?? "", path], names),
      question: question.id,
      round,
      ...more,
    });
    const choices = asked?.choices.length ? asked.choices : entry.choices;
    if (all.every(({ value }) => value === null)) {
      const ends = choices.map(({ id, text }) => ({ code: Number(id), text }));
      return [
        variable(what, {
          label: `${label} (${what})`,
          values: what === "point" ? ends : [],
          isCoded: false,
          // A commitment is only known to be there.
          read: (list) => find(list).map(({ number }) => number ?? 1)[0] ?? null,
        }),
      ];
    }
    // Beside its answers a case has elements among its choices.
    const offered =
      item !== null
        ? choices
        : what === "element"
          ? choices.filter((choice) => !options.some(({ id }) => id === choice.id))
          : what === "clause"
            ? []
            : options;
    const order = [...new Set([...offered.map(({ id }) => id), ...all.map(({ value }) => value!)])];
    const wordsOf = (id: string) => [...offered, ...choices].find((one) => one.id === id)?.text ?? id;
    const beside = what === "element" || what === "clause";
    if (!beside && answers.every((list) => find(list).length < 2))
      return [
        variable(what, {
          label,
          values: order.map((id, i) => ({ code: i + 1, text: wordsOf(id) })),
          isCoded: true,
          read: (list) => find(list).map(({ value }) => order.indexOf(value!) + 1)[0] ?? null,
        }),
      ];
    return order.map((id) =>
      variable(`${what}_${id}`, {
        label: `${label} · ${wordsOf(id)}`,
        values: ["no", "yes"].map((text, code) => ({ code, text })),
        isCoded: true,
        // Where nothing was given to an item it is missing, not "no".
        read: (list) =>
          beside || find(list).length > 0 ? Number(find(list).some(({ value }) => value === id)) : null,
      }),
    );
  });
}

/** Letters, digits and underscores behind a letter, 64 at most, told apart without regard to case. */
function nameFor(parts: readonly string[], taken: Set<string>): string {
  const plain = ["q", ...parts]
    .map((part) => part.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, ""))
    .filter(Boolean)
    .join("_")
    .toLowerCase();
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : `_${n}`;
    const name = plain.slice(0, 64 - end.length).replace(/_$/, "") + end;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** One line without signs that steer, of so many bytes at most when written by `quote`. */
function shortened(text: string, most: number, quote: (text: string) => string): string {
  const signs = [
    ...text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .replace(/\p{Cs}/gu, "\ufffd")
      .trim(),
  ];
  signs.splice(most);
  while (Buffer.byteLength(quote(signs.join(""))) > most) signs.pop();
  return quote(signs.join(""));
}

/** Most bytes of a label (SPSS Command Syntax Reference): of a variable fewer than 255, so that lines hold 256. */
const MAX_BYTES = { variable: 240, value: 120 };

const inSpss = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const inR = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

function spssSyntax(variables: readonly Variable[], widths: { activity: number; person: number }): string {
  const named = (text: string) => shortened(text, MAX_BYTES.variable, inSpss);
  const valued = (text: string) => shortened(text, MAX_BYTES.value, inSpss);
  const lines = [
    "* Encoding: UTF-8.",
    "* Run in the folder of data.csv.",
    "GET DATA /TYPE=TXT /FILE='data.csv' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELCASE=LINE",
    "  /DELIMITERS=',' /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES=",
    `  activity A${widths.activity}`,
    `  person A${widths.person}`,
    ...variables.map(({ name }) => `  ${name} F12.0`),
    "  .",
    "VARIABLE LABELS",
    "  activity 'activity'",
    "  /person 'label, drawn for this file and activity'",
    ...variables.flatMap(({ name, label }) => [`  /${name}`, `  ${named(label)}`]),
    "  .",
  ];
  if (variables.length > 0)
    lines.push(
      "VALUE LABELS",
      ...variables.flatMap(({ name, values }, i) => [
        `  ${i > 0 ? "/" : ""}${name}`,
        ...values.map(({ code, text }) => `  ${code} ${valued(text)}`),
        `  ${PASSED} 'passed'`,
      ]),
      "  .",
      "MISSING VALUES",
      ...variables.map(({ name }) => `  ${name}`),
      `  (${PASSED}).`,
    );
  return `${[...lines, "EXECUTE."].join("\r\n")}\r\n`;
}

function rScript(variables: readonly Variable[]): string {
  const named = (text: string) => shortened(text, 4 * MAX_BYTES.variable, inR);
  const lines = variables.map(({ name, label, values, isCoded }) => {
    const codes = values.map(({ code }) => code).join(", ");
    const texts = unlike(values).map(named).join(", ");
    return `data <- labelled(data, "${name}", ${named(label)}, c(${codes}), c(${texts}), ${isCoded ? "TRUE" : "FALSE"})`;
  });
  return `${[
    '# source("data.R", encoding = "UTF-8") in the folder of data.csv. Who passed is NA.',
    'data <- read.csv("data.csv", fileEncoding = "UTF-8-BOM", encoding = "UTF-8",',
    `  na.strings = c("", "${PASSED}"), check.names = FALSE, colClasses = c(activity = "character", person = "character"))`,
    "labelled <- function(data, name, label, codes, texts, coded) {",
    "  if (coded) data[[name]] <- factor(data[[name]], levels = codes, labels = texts)",
    '  else if (length(codes) > 0) attr(data[[name]], "labels") <- setNames(codes, texts)',
    '  attr(data[[name]], "label") <- label',
    "  data",
    "}",
    ...lines,
  ].join("\n")}\n`;
}

/** Equal texts with their code behind, as levels of a factor must differ. */
const unlike = (values: Variable["values"]): string[] =>
  values.map(({ code, text }) =>
    values.some((other) => other.code !== code && other.text === text) ? `${text} (${code})` : text,
  );
