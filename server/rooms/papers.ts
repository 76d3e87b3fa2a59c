/**
 * Sheets of paper that are typed in (H-41 to H-44). Each is a person without a device, under a pseudonym as everybody's;
 * the code of a sheet is stored nowhere. A sheet whose answers have been changed or confirmed was typed twice.
 */
import { type AnswerBody, fieldsOf, kindOf } from "@/activities/kinds";
import { differing, type PaperEntry, type PaperItem, sheetOf } from "@/model/activity/paper-entry";
import type { RoomId } from "@/model/ids";
import { isMisfit } from "@/model/kind";
import { storable } from "@/server/rooms/storable";
import type { AnswerRow } from "@/server/platform/room-store";
import type { Answers } from "@/server/rooms/answers";
import type { WriteResult } from "@/server/rooms/answer-writer";
import type { CommandTo } from "@/workshop/commands/all";
import { parseBody } from "@/workshop/commands/judge-answer";
import { planOf } from "@/workshop/content/plan";
import { inLanguage } from "@/workshop/content/texts";
import { type Ack, refusal, type SheetOutcome } from "@/workshop/protocol/acks";
import { MIN_ANSWERS } from "@/model/room/limits";
import { isLinkedTest, paperItems, questionsOnPaper } from "@/workshop/room/papers";
import { lastRound, type Round, type RoomState } from "@/workshop/room/state";
import { askedIn } from "@/workshop/room/versions";

/** Times that sheets are read again, because a round was closed meanwhile. */
const MAX_ATTEMPTS = 4;

interface Dependencies {
  roomId: RoomId;
  state(): RoomState;
  answers: Pick<Answers, "codes" | "keys" | "ofRound" | "storeAll">;
  pseudonym(key: Buffer, participant: string): string;
  catchUp(): Promise<boolean>;
}

type Command = CommandTo<"papers">;

/** A question of the sheet in its last round. A sheet has those of which an item was shown to its typist. */
type Asked = NonNullable<ReturnType<typeof askedIn>> & { round: Round };

interface Reading {
  outcome: SheetOutcome;
  rows: Omit<AnswerRow, "roomId">[];
  /** Questions whose answer is another than before, one for each item; a pass is none. */
  changes: string[];
  keepLink: (() => Promise<WriteResult>) | null;
}

const untouched = (outcome: SheetOutcome): Reading => ({ outcome, rows: [], changes: [], keepLink: null });

export class Papers {
  constructor(private readonly deps: Dependencies) {}

  async command(command: Command): Promise<Ack> {
    try {
      for (let tries = 1; tries <= MAX_ATTEMPTS; tries++) {
        const ack = await this.take(command);
        if (ack !== "stale") return ack;
        await this.deps.catchUp();
      }
    } catch {
      // The database is away.
    }
    return refusal("not-stored");
  }

  private async take(command: Command): Promise<Ack | "stale"> {
    const { answers, roomId } = this.deps;
    const state = this.deps.state();
    const plan = planOf(state.workshop);
    const activity = plan.activity(command.activity);
    const printed = activity && Object.hasOwn(state.papers, activity.id) ? state.papers[activity.id]! : 0;
    if (!activity || printed === 0) return refusal("not-on-paper");
    const key = await answers.keys.of(activity.id);
    if (key === null) return refusal("finished");
    if (key === "outage") return refusal("not-stored");
    const asked = questionsOnPaper(plan, activity).flatMap((question): Asked[] => {
      const round = lastRound(state.position, question.id);
      const seen = round && askedIn(state, question.id, round.number);
      return seen ? [{ ...seen, round }] : [];
    });
    const language = state.stageLanguages[0] ?? state.workshop.language;
    const translated = planOf(inLanguage(state.workshop, language));
    const items = paperItems(translated, translated.activity(activity.id)!).filter((item) =>
      asked.some(({ question }) => question.id === item.question),
    );
    if (items.length === 0 && command.sheets.length > 0) return refusal("not-open");
    const sheets = command.sheets.map(({ code }) => sheetOf(roomId, activity.id, printed, code));
    if (new Set(sheets).size < sheets.length) return refusal("bad-message");
    const readings = await Promise.all(
      command.sheets.map((sheet, i) =>
        sheets[i] === null
          ? untouched({ is: "refused", reason: "unknown-sheet" })
          : this.read(command, sheet, this.deps.pseudonym(key, `paper ${sheets[i]}`), { asked, items }),
      ),
    );
    const settled = withoutFew(readings, asked);
    // Codes come first: where answers are kept out the sheet is sent again, with a code that is equal then.
    for (const { keepLink } of settled) await keepLink?.();
    const keptOut = await answers.storeAll(settled.flatMap(({ rows }) => rows));
    if (keptOut) return keptOut === "stale" ? "stale" : refusal("finished");
    return {
      ok: true,
      papers: {
        language,
        items,
        linked: isLinkedTest(plan, activity.id),
        ...this.counted(asked),
        outcomes: settled.map(({ outcome }) => outcome),
      },
    };
  }

  private async read(
    { id, activity }: Command,
    { entry, link, settled }: Command["sheets"][number],
    pseudonym: string,
    sheet: { asked: readonly Asked[]; items: readonly PaperItem[] },
  ): Promise<Reading> {
    const { answers } = this.deps;
    const items = sheet.items.filter((item) => Object.hasOwn(entry, item.number));
    const asked = sheet.asked.filter(({ question }) => items.some((item) => item.question === question.id));
    if (asked.length === 0) return untouched({ is: "refused", reason: "empty-answer" });
    const bodies = new Map<string, AnswerBody>();
    for (const place of asked) {
      const fields = items
        .filter((item) => item.question === place.question.id)
        .flatMap((item) => (entry[item.number]?.length ? [[item.field, entry[item.number]!] as const] : []));
      const body =
        fields.length === 0
          ? { pass: true as const }
          : parseBody(place.activity, place.question, Object.fromEntries(fields));
      if (body === null) return untouched({ is: "refused", reason: "bad-answer" });
      if (isMisfit(body)) return untouched({ is: "refused", ...body.misfit });
      bodies.set(place.question.id, storable(body));
    }
    const keptAt = ({ question, round }: Asked) => answers.ofRound(question.id, round.number).get(pseudonym);
    const kept = asked.flatMap((place) => keptAt(place) ?? []);
    const isRetry = kept.some((k) => k.id === id);
    // A question that was asked after the first entry is typed for the first time.
    const first = isRetry ? 1 : 0;
    const outcome: SheetOutcome = {
      is: asked.every((place) => (keptAt(place)?.rev ?? 0) > first) ? "checked" : "typed",
    };
    if (isRetry) return untouched(outcome);
    const before = entryOf(items, asked, (place) => keptAt(place)?.body);
    const now = entryOf(items, asked, (place) => bodies.get(place.question.id));
    const changed = differing(items, before, now);
    const keepLink = await answers.codes.onPaper(activity, pseudonym, link);
    const slips = changed.filter((n) => Object.hasOwn(before, n));
    // What was typed first is told to nobody: a code alone must not lead to an answer.
    if (kept.length > 0 && !settled && (slips.length > 0 || keepLink))
      return untouched({ is: "differs", items: slips, link: keepLink !== null });
    return {
      outcome,
      keepLink,
      rows: asked.map((place) => ({
        activityId: activity,
        question: place.question.id,
        round: place.round.number,
        pseudonym,
        id,
        rev: (keptAt(place)?.rev ?? 0) + 1,
        body: bodies.get(place.question.id)!,
        source: "paper" as const,
        judgedAt: this.deps.state().revision,
      })),
      changes: items.flatMap((item) => (changed.includes(item.number) ? [item.question] : [])),
    };
  }

  /** Sheets that were typed, and those of them that were typed twice. */
  private counted(asked: readonly Asked[]): { typed: number; checked: number } {
    const sheets = new Map<string, number>();
    for (const { question, round } of asked)
      for (const [pseudonym, { source, rev }] of this.deps.answers.ofRound(question.id, round.number))
        if (source === "paper") sheets.set(pseudonym, Math.min(rev, sheets.get(pseudonym) ?? rev));
    return { typed: sheets.size, checked: [...sheets.values()].filter((rev) => rev > 1).length };
  }
}

/** What stands at each item, of the questions that have a body. */
function entryOf(
  items: readonly PaperItem[],
  asked: readonly Asked[],
  bodyOf: (place: Asked) => AnswerBody | undefined,
): PaperEntry {
  const entry: PaperEntry = {};
  for (const item of items) {
    const place = asked.find(({ question }) => question.id === item.question);
    const body = place && bodyOf(place);
    if (body) entry[item.number] = fieldsOf(place.activity, body)[item.field] ?? [];
  }
  return entry;
}

/**
 * Of a result that was seen, one or two changed answers could be worked out by comparing: their sheets wait until
 * there are three. Where a question asks about the people, none is taken.
 */
function withoutFew(readings: readonly Reading[], asked: readonly Asked[]): Reading[] {
  const seen = asked.filter(({ round }) => round.seen);
  const changing = ({ question }: Asked) => readings.filter((r) => r.changes.includes(question.id)).length;
  const about = seen.find(({ activity }) => kindOf(activity).aboutPeople?.(activity));
  const few = about
    ? changing(about) > 0
    : seen.some((place) => changing(place) > 0 && changing(place) < MIN_ANSWERS);
  return readings.map((reading) =>
    few && seen.some(({ question }) => reading.changes.includes(question.id))
      ? untouched(about ? { is: "refused", reason: "paper-late" } : { is: "waits" })
      : reading,
  );
}
