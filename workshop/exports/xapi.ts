/**
 * Answers as statements of the Experience API (xAPI 1.0.3, ADL): an account `answered` a question, under a
 * label drawn for file and activity; without e-mail, name or time. A text under "other" is an answer of its
 * own. Pure.
 */
import { kindOf } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import { codebookOf, type CodebookEntry } from "@/workshop/exports/codebook";
import type { Coded } from "@/model/exports/coded";
import type { InteractionType, Interaction } from "@/model/exports/xapi-interactions";
import { givenIn } from "@/workshop/exports/given";
import type { LabelledRow } from "@/workshop/exports/labelled-answers";
import type { DebriefInput } from "@/workshop/debrief/input";

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

interface IdSource {
  /** Of the accounts and the questions; leads nowhere. */
  home: string;
  newId(): string;
}

/** Statements by answer. Passes, support, dots and commitments have none. */
export function* statements(
  input: DebriefInput,
  answers: Iterable<LabelledRow[]>,
  draw: IdSource,
): Generator<Statement> {
  const { language } = input.workshop;
  const codebook = new Map(codebookOf(input).map((e) => [e.question, e]));
  for (const list of answers) {
    for (const answer of list) {
      const { activity, body } = answer;
      const entry = codebook.get(answer.question.id);
      if (!entry || isPass(body)) continue;
      const values = givenIn(activity, body);
      const interactions = kindOf(activity).interactions?.(activity, entry, values) ?? [];
      for (const interaction of interactions) yield statement(answer, entry, interaction, language, draw);
    }
  }
}

function statement(
  { activity, person, round, version }: LabelledRow,
  entry: CodebookEntry,
  interaction: Interaction,
  language: string,
  { home, newId }: IdSource,
): Statement {
  const address = (path: string) => `${home}/questions/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    id: newId(),
    // The same label in another activity is another person.
    actor: { objectType: "Agent", account: { homePage: home, name: `${activity.id}-${person}` } },
    verb: ANSWERED,
    object: {
      objectType: "Activity",
      id: address(`${entry.question}${interaction.behind}`),
      definition: {
        type: INTERACTION,
        name: { [language]: entry.activity_title },
        description: { [language]: interaction.text },
        interactionType: interaction.type,
        ...(interaction.right ? { correctResponsesPattern: [...interaction.right] } : {}),
        ...Object.fromEntries(
          Object.entries(interaction.lists ?? {}).map(([name, list]) => [name, listed(list, language)]),
        ),
      },
    },
    result: {
      response: interaction.response,
      ...(interaction.success === undefined ? {} : { success: interaction.success }),
    },
    context: {
      contextActivities: { parent: [{ objectType: "Activity", id: address(activity.id) }] },
      extensions: { [`${home}/round`]: round, [`${home}/version`]: version },
    },
  };
}

const listed = (list: readonly Coded[], language: string): Component[] =>
  list.map(({ id, text }) => ({ id, description: { [language]: text } }));
