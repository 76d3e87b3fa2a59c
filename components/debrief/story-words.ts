/** The story of a room in words: sentences and numbers of the front page, in one language. */
import { signed } from "@/model/figures/format-numbers";
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import type { StoryWords } from "@/workshop/debrief/report/edits";
import type { Stat } from "@/workshop/debrief/report/report";
import type { ReportWords } from "@/model/figures/report-words";

interface FrontWords extends StoryWords {
  stat(stat: MadeStat): Stat;
}

/** Sentences that have a headline, below `headline` in messages/<language>/front.json. */
const HEADLINES: Readonly<Record<string, string>> = {
  turning: "turning",
  "turning-fell": "turning",
  matched: "matched",
  contested: "contested",
  "contested-even": "contested",
};

/** @param experts tells the expert's reading beside that of the room */
export function storyWords(words: ReportWords, experts: boolean): FrontWords {
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
    headline: (sentence) => {
      const key = HEADLINES[sentence.key];
      return key && front(`headline.${key}`, valuesOf(sentence));
    },
    stat: (stat) => ({
      value: front(`stats.${stat.key}-value`, valuesOf(stat)),
      text: front(`stats.${stat.key}`, valuesOf(stat)),
    }),
  };
}
