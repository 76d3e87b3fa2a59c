/**
 * A debrief with nothing in it that somebody wrote but what trainers released, with its black words black. Everything
 * that leaves the trainers' own page (published pages, Word, slides, paper, workbooks of figures) is made from this, so
 * that no drawing has to know what may be shown. Counts stay as they are. Pure.
 */
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { isWrittenDebrief } from "@/workshop/debrief/form-debrief";
import type { ReasonsDebrief } from "@/workshop/debrief/reasons-debrief";
import type { WorksheetDebrief } from "@/workshop/debrief/worksheet-debrief";
import type { Releases } from "@/workshop/report/release/releases";
import { withTexts } from "@/workshop/report/release/texts-within";
import {
  boardSource,
  reasonsSource,
  remarksSource,
  sheetSource,
} from "@/workshop/report/release/written-texts";
import { unreachable } from "@/workshop/unreachable";

/** @param debrief in any language */
export function releasedDebrief(debrief: Debrief, releases: Releases): Debrief {
  return {
    ...debrief,
    sessions: debrief.sessions.map((s) => ({
      ...s,
      activities: s.activities.map((a) => released(a, releases)),
    })),
  };
}

function released(debrief: ActivityDebrief, releases: Releases): ActivityDebrief {
  switch (debrief.kind) {
    case "open": {
      const kept = (texts: typeof debrief.rest) => releasedTexts(texts, debrief.activity.id, releases);
      return {
        ...debrief,
        groups: debrief.groups.map((g) => ({ ...g, texts: kept(g.texts) })).filter((g) => g.texts.length > 0),
        rest: kept(debrief.rest),
      };
    }
    case "poll":
      return {
        ...debrief,
        rounds: debrief.rounds.map((r) => ({ ...r, others: [] })),
        last: { ...debrief.last, others: [] },
        reasons: releasedReasons(debrief.reasons, reasonsSource(debrief.activity.id, null), releases),
        because: debrief.because.map((column) => ({
          ...column,
          words: releasedTexts(
            column.words,
            debrief.activity.because?.columns.find((c) => c.option === column.option)?.question,
            releases,
          ),
        })),
      };
    case "case":
      return {
        ...debrief,
        parts: debrief.parts.map((p) => ({
          ...p,
          reasons: releasedReasons(p.reasons, reasonsSource(debrief.activity.id, p.id), releases),
        })),
      };
    case "agreement":
      return { ...debrief, lines: [] };
    case "form":
      return {
        ...debrief,
        sections: debrief.sections.map((s) => ({
          ...s,
          fields: s.fields.map((f) => (isWrittenDebrief(f) ? { ...f, texts: [] } : f)),
        })),
      };
    case "worksheet":
      return releasedSheets(debrief, releases);
    case "checklist":
    case "commitment":
    case "marking":
    case "number":
    case "points":
    case "quiz":
    case "ranking":
    case "scale":
    case "sort":
    case "table":
      return debrief;
    default:
      return unreachable(debrief);
  }
}

function releasedReasons(
  reasons: ReasonsDebrief | null,
  source: string,
  releases: Releases,
): ReasonsDebrief | null {
  return (
    reasons && {
      ...reasons,
      groups: reasons.groups.map((g) => ({ ...g, texts: releasedTexts(g.texts, source, releases) })),
    }
  );
}

/** Those that were released, with their black words black; none where nothing names what they answer. */
function releasedTexts<T extends { text: string }>(
  texts: readonly T[],
  source: string | undefined,
  releases: Releases,
): T[] {
  return texts.flatMap((t) => {
    const text = source === undefined ? null : releases.text(source, t.text);
    return text === null ? [] : [{ ...t, text }];
  });
}

function releasedSheets(debrief: WorksheetDebrief, releases: Releases): WorksheetDebrief {
  const { activity, groups, comparison, dots, remarks, plans } = debrief;
  const sheetOf = (group: string) => releases.whole(sheetSource(activity.id, group));
  const board = releases.whole(boardSource(activity.id));
  return {
    ...debrief,
    groups: groups.map((made) => {
      const dark = sheetOf(made.group.id);
      return dark
        ? { ...made, ...withTexts({ cards: made.cards, minority: made.minority }, dark) }
        : { ...made, cards: [], minority: null };
    }),
    comparison: comparison && board && withTexts(comparison, board),
    plans: plans && {
      ...plans,
      audiences: board
        ? plans.audiences.map((p) => ({ ...p, said: p.said.map((s) => ({ ...s, text: board(s.text) })) }))
        : [],
    },
    dots: dots.flatMap((d) => {
      const dark = sheetOf(d.entry.group);
      return dark ? [withTexts(d, dark)] : [];
    }),
    remarks: releasedTexts(remarks, remarksSource(activity.id), releases),
  };
}
