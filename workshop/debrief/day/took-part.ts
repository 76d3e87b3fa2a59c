/** How many took part in each activity, of those who were there. */
import { isPass } from "@/activities/content";
import type { DebriefInput } from "@/workshop/debrief/input";

export interface TookPart {
  activity: string;
  title: string;
  /** People who answered at least one of its questions; a pass is no answer. */
  answered: number;
  /** People who only passed. */
  passed: number;
  /** The most who were present at one of its rounds, and never fewer than those who did something; null: not noted. */
  present: number | null;
  /** What the share is of: those present, or everybody who joined where that is not known. */
  of: number;
}

/** Every activity that was asked, in the order of the workshop. */
export function tookPart(input: DebriefInput): TookPart[] {
  return input.workshop.sessions
    .flatMap((s) => s.activities)
    .flatMap(({ id, title, kind }): TookPart[] => {
      // On a worksheet a group writes; who of it did is not known.
      if (kind === "worksheet") return [];
      const rounds = input.rounds.filter((r) => r.question === id || r.question.startsWith(`${id}/`));
      if (rounds.length === 0) return [];
      const all = new Set(rounds.flatMap((r) => r.answers.map((a) => a.person)));
      const answered = new Set(
        rounds.flatMap((r) => r.answers.filter((a) => !isPass(a.body)).map((a) => a.person)),
      );
      const noted = rounds.flatMap((r) => (r.presence ? [r.presence.present] : []));
      const present = noted.length === 0 ? null : Math.max(...noted, all.size);
      return [
        {
          activity: id,
          title,
          answered: answered.size,
          passed: all.size - answered.size,
          present,
          of: present ?? Math.max(input.people, all.size),
        },
      ];
    });
}
