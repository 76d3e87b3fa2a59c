/**
 * Answers as statements of the Experience API (xAPI 1.0.3, ADL): somebody `answered` a question. The actor is an account
 * under a label that was drawn for this file and this activity; there is no e-mail, no name and no time, since none is
 * stored with an answer. What people wrote under "other" stands as an answer of its own. Pure.
 */
import type { Activity } from "@/activities/content";
import { isPass } from "@/activities/content";
import { optionsOfItem } from "@/activities/quiz/rules";
import { codebookOf, type CodebookEntry } from "@/workshop/export/codebook";
import { type Given, givenIn } from "@/workshop/export/given";
import type { Labelled } from "@/workshop/export/labelled";
import type { DebriefInput } from "@/workshop/debrief/input";

type InteractionType =
  | "true-false"
  | "choice"
  | "likert"
  | "matching"
  | "sequencing"
  | "numeric"
  | "long-fill-in";
interface Component {
  id: string;
  description: Record<string, string>;
}

export interface Statement {
  id: string;
  actor: { objectType: "Agent"; account: { homePage: string; name: string } };
  verb: { id: string; display: Record<string, string> };
  object: {
    objectType: "Activity";
    id: string;
    definition: {
      type: string;
      name: Record<string, string>;
      description: Record<string, string>;
      interactionType: InteractionType;
      correctResponsesPattern?: string[];
      choices?: Component[];
      scale?: Component[];
      source?: Component[];
      target?: Component[];
    };
  };
  result: { response: string; success?: boolean };
  context: {
    contextActivities: { parent: [{ objectType: "Activity"; id: string }] };
    extensions: Record<string, string | number>;
  };
}

const ANSWERED = { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } };
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";

export interface Draw {
  /** Of the accounts and the questions; leads nowhere. */
  home: string;
  newId(): string;
}

/** What is asked and what was given, for one statement. */
interface Said {
  /** Behind the question's own address. */
  behind: string;
  text: string;
  type: InteractionType;
  response: string;
  right?: readonly string[];
  success?: boolean;
  lists?: Pick<Statement["object"]["definition"], "choices" | "scale" | "source" | "target">;
}

/** Statements answer by answer. Passes are no answers and have none; neither have support, dots and promises. */
export function* statements(
  input: DebriefInput,
  answers: Iterable<Labelled[]>,
  draw: Draw,
): Generator<Statement> {
  const { language } = input.workshop;
  const codebook = new Map(codebookOf(input).map((e) => [e.question, e]));
  for (const list of answers) {
    for (const answer of list) {
      const entry = codebook.get(answer.question.id);
      if (!entry || isPass(answer.body)) continue;
      for (const said of saidIn(answer.activity, entry, givenIn(answer.activity, answer.body), language))
        yield statement(answer, entry, said, language, draw);
    }
  }
}

function statement(
  { activity, person, round, version }: Labelled,
  entry: CodebookEntry,
  said: Said,
  language: string,
  { home, newId }: Draw,
): Statement {
  const at = (path: string) => `${home}/questions/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    id: newId(),
    // The same label in another activity is another person.
    actor: { objectType: "Agent", account: { homePage: home, name: `${activity.id}-${person}` } },
    verb: ANSWERED,
    object: {
      objectType: "Activity",
      id: at(`${entry.question}${said.behind}`),
      definition: {
        type: INTERACTION,
        name: { [language]: entry.activity_title },
        description: { [language]: said.text },
        interactionType: said.type,
        ...(said.right ? { correctResponsesPattern: [...said.right] } : {}),
        ...said.lists,
      },
    },
    result: { response: said.response, ...(said.success === undefined ? {} : { success: said.success }) },
    context: {
      contextActivities: { parent: [{ objectType: "Activity", id: at(activity.id) }] },
      extensions: { [`${home}/round`]: round, [`${home}/version`]: version },
    },
  };
}

/** Parts several values, and the two sides of a pair, as the specification has it. */
const AND = "[,]";
const IS = "[.]";

const listed = (list: readonly { id: string; text: string }[], language: string): Component[] =>
  list.map(({ id, text }) => ({ id, description: { [language]: text } }));

function saidIn(activity: Activity, entry: CodebookEntry, given: readonly Given[], language: string): Said[] {
  const own = written(entry, given);
  const list = (l: readonly { id: string; text: string }[]) => listed(l, language);
  const values = (...whats: Given["what"][]) => given.filter((g) => whats.includes(g.what));
  switch (activity.kind) {
    case "poll":
    case "case": {
      const chosen = values("choice", "answer").map((g) => g.value!);
      const options = activity.kind === "poll" ? activity.options : activity.answers;
      // A judgement on a story is neither right nor wrong, whatever experts accept.
      const choice: Said = {
        behind: "",
        text: entry.text,
        type: "choice",
        response: chosen.join(AND),
        lists: { choices: list(options) },
      };
      return [...(chosen.length > 0 ? [choice] : []), ...own];
    }
    case "quiz":
      return values("choice").flatMap((g): Said[] => {
        const item = activity.items.find((i) => i.id === g.item);
        if (!item) return [];
        const options = optionsOfItem(activity, item);
        const { accepted } = item.key;
        const base = {
          behind: `/${item.id}`,
          text: item.text,
          response: g.value!,
          right: accepted,
          success: accepted.includes(g.value!),
        };
        const isTrueFalse = options.length === 2 && options.every((o) => o.id === "true" || o.id === "false");
        return [
          isTrueFalse
            ? { ...base, type: "true-false" }
            : { ...base, type: "choice", lists: { choices: list(options) } },
        ];
      });
    case "scale":
      return given.map((g) =>
        scale(
          `/${g.item}`,
          activity.statements.find((s) => s.id === g.item)?.text ?? "",
          g.number!,
          activity,
          language,
        ),
      );
    case "sort":
    case "table":
    case "marking":
    case "checklist": {
      const pairs = given.filter((g) => g.item !== null);
      const keyed = entry.items.filter((i) => i.accepted.length > 0);
      const right =
        keyed.length > 0 && keyed.every((i) => i.accepted.length === 1)
          ? { right: [keyed.map((i) => `${i.id}${IS}${i.accepted[0]}`).join(AND)] }
          : {};
      return [
        {
          behind: "",
          text: entry.text,
          type: "matching",
          response: pairs.map((g) => `${g.item}${IS}${g.value}`).join(AND),
          lists: { source: list(entry.items), target: list(entry.choices) },
          ...right,
        },
      ];
    }
    case "ranking":
      return [
        {
          behind: "",
          text: entry.text,
          type: "sequencing",
          response: given.map((g) => g.item).join(AND),
          lists: { choices: list(entry.items) },
        },
      ];
    case "points":
      return given.map((g) => ({
        behind: `/${g.item}`,
        text: activity.items.find((i) => i.id === g.item)?.text ?? "",
        type: "numeric",
        response: String(g.number),
      }));
    case "number":
      return given.map((g) => ({
        behind: "",
        text: entry.text,
        type: "numeric",
        response: String(g.number),
      }));
    case "form":
      return [...formSaid(activity, given, language), ...own];
    case "open":
      return own;
    default:
      return [];
  }
}

function formSaid(
  form: Extract<Activity, { kind: "form" }>,
  given: readonly Given[],
  language: string,
): Said[] {
  return form.sections
    .flatMap((s) => s.fields)
    .flatMap((field): Said[] => {
      const mine = given.filter((g) => g.item === field.id);
      const [first] = mine;
      if (!first) return [];
      const base = { behind: `/${field.id}`, text: field.text };
      switch (field.type) {
        case "choice":
        case "several":
          return [
            {
              ...base,
              type: "choice",
              response: mine.map((g) => g.value).join(AND),
              lists: { choices: listed(field.options, language) },
            },
          ];
        case "scale":
          return [scale(base.behind, field.text, first.number!, field, language)];
        case "number":
          return [{ ...base, type: "numeric", response: String(first.number) }];
        default:
          return [];
      }
    });
}

const scale = (
  behind: string,
  text: string,
  point: number,
  { points, low, high }: { points: number; low: string; high: string },
  language: string,
): Said => ({
  behind,
  text,
  type: "likert",
  response: String(point),
  lists: {
    scale: Array.from({ length: points }, (_, i) => ({
      id: String(i + 1),
      description: { [language]: i === 0 ? low : i === points - 1 ? high : String(i + 1) },
    })),
  },
});

/** What people wrote, one statement for each text. */
const written = (entry: CodebookEntry, given: readonly Given[]): Said[] =>
  given.flatMap((g, i): Said[] => {
    if (g.text === null) return [];
    const item = entry.items.find((x) => x.id === g.item);
    return [
      {
        behind: `/${g.item ?? g.what}${given.filter((x, n) => n < i && x.item === g.item && x.what === g.what).length || ""}`,
        text: item?.text ?? entry.text,
        type: "long-fill-in",
        response: g.text,
      },
    ];
  });
