/** The story of a room in words: sentences and numbers of the front page, in one language. */
import { signed } from "@/model/figures/format-numbers";
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import type { Stat } from "@/workshop/debrief/report/report";
import type { ReportWords } from "@/model/figures/report-words";

interface StoryWords {
  sentence(sentence: MadeSentence): string;
  stat(stat: MadeStat): Stat;
}

/** @param experts tells the expert's reading beside that of the room */
export function storyWords(words: ReportWords, experts: boolean): StoryWords {
  const front = words.from("front");
  const valuesOf = ({ values, differences = [] }: Pick<MadeSentence, "values" | "differences">) => ({
    leftOut: 0,
    zero: "no",
    ...values,
    ...Object.fromEntries(
      differences.flatMap((name) => (name in values ? [[name, signed(Number(values[name]), 1, words)]] : [])),
    ),
    expert: experts && values.expert !== "no" ? "yes" : "no",
  });
  return {
    sentence: (sentence) =>
      front(`story.${sentence.key}`, {
        ...valuesOf(sentence),
        finding: sentence.finding ? words.say(sentence.finding) : "",
        votes: (sentence.votes ?? []).map((vote) => ` ${words.say(vote)}`).join(""),
      }),
    stat: (stat) => ({
      value: front(`stats.${stat.key}-value`, valuesOf(stat)),
      text: front(`stats.${stat.key}`, valuesOf(stat)),
    }),
  };
}
