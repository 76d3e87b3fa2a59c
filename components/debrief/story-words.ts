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
  return {
    sentence: ({ key, values, finding, votes = [] }) =>
      front(`story.${key}`, {
        ...values,
        expert: expert(values),
        finding: finding ? words.say(finding) : "",
        votes: votes.map((vote) => ` ${words.say(vote)}`).join(""),
      }),
    stat({ key, values, differences = [] }) {
      const told = {
        ...values,
        ...Object.fromEntries(differences.map((name) => [name, signed(Number(values[name]), 1, words)])),
        expert: expert(values),
      };
      return { value: front(`stats.${key}-value`, told), text: front(`stats.${key}`, told) };
    },
  };
}
