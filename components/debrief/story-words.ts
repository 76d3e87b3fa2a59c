/** The story of a room in words: sentences and numbers of the front page, in one language. */
import { signed } from "@/model/figures/format-numbers";
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import type { Stat } from "@/workshop/debrief/report/report";
import type { ReportWords } from "@/model/figures/report-words";

interface StoryWords {
  sentence(made: MadeSentence): string;
  stat(made: MadeStat): Stat;
}

/** @param experts whether the expert's reading may be told beside that of the room */
export function storyWords(words: ReportWords, experts: boolean): StoryWords {
  const front = words.from("front");
  // There may be none to tell.
  const expert = (values: MadeSentence["values"]) => (experts && values.expert !== "no" ? "yes" : "no");
  // What is not said of every test is left out of its values.
  const told = ({ values, differences = [] }: Pick<MadeSentence, "values" | "differences">) => ({
    leftOut: 0,
    zero: "no",
    ...values,
    ...Object.fromEntries(
      differences.flatMap((name) => (name in values ? [[name, signed(Number(values[name]), 1, words)]] : [])),
    ),
    expert: expert(values),
  });
  return {
    sentence: (made) =>
      front(`story.${made.key}`, {
        ...told(made),
        finding: made.finding ? words.say(made.finding) : "",
        votes: (made.votes ?? []).map((vote) => ` ${words.say(vote)}`).join(""),
      }),
    stat: (made) => ({
      value: front(`stats.${made.key}-value`, told(made)),
      text: front(`stats.${made.key}`, told(made)),
    }),
  };
}
