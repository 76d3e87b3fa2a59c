/** The course of a sample room: its days, slot by slot, activity by activity, driven by the console's commands. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { Open } from "@/activities/kinds/open/content";
import { Judges } from "@/tests/support/samples/judge";
import type { Guest, SampleRoom } from "@/tests/support/samples/room";
import { newId } from "@/tests/support/plenary";
import type { Invented } from "@/tests/support/samples/people";
import { GroupWork } from "@/tests/support/samples/group-work";
import { alike } from "@/tests/support/samples/words";
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import type { LiveDay } from "@/model/room/agenda";
import { type Random, seeded } from "@/model/statistics/random";
import { handItemsOf } from "@/workshop/room/counted";
import { type Plan, planOf } from "@/workshop/content/plan";
import type { Step } from "@/model/activity/question";

const DAY = 86_400_000;

/** Script of one sample. */
interface Script {
  /** Midnight of the first day where the room is; milliseconds since the epoch. */
  midnight: number;
  /** Factors by which things take longer than planned, by day. */
  pace: readonly number[];
  /** Activities that the trainer leaves out. */
  skipped: readonly string[];
  /** Questions that are asked again after a talk. */
  again: readonly string[];
  /** Ids of activities during which some take a break. */
  breaks: readonly string[];
  /** At the end of each day, from 1. */
  evening(room: SampleRoom, day: number): Promise<void>;
}

/** True where an answer chooses this at a field, such as `choice` or `items.i1`. */
function isChosen(body: object | null, field: string, option: string): boolean {
  const value = field
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], body);
  return [value].flat().some((one) => String(one) === option);
}

export class Course {
  private readonly judges: Judges;
  private readonly plan: Plan;
  private readonly work: GroupWork;
  private readonly random: Random;
  private progress = 0;
  private readonly withoutPhone: { who: Invented; index: number }[];

  constructor(
    readonly room: SampleRoom,
    readonly script: Script,
    private readonly say: (line: string) => void,
  ) {
    this.judges = new Judges(room.plan.seed, room.plan.people.length);
    this.plan = planOf(room.plan.workshop);
    this.work = new GroupWork(room, this.judges);
    this.random = seeded(room.plan.seed + 99);
    this.withoutPhone = room.plan.people
      .map((who, index) => ({ who, index }))
      .filter(({ who }) => who.phone === false);
  }

  /** From the first morning to the end of the room. */
  async run(): Promise<void> {
    const { room, script } = this;
    const { workshop, agenda } = room.plan;
    const days = agendaFrom(workshop, agenda).days;
    const starts = workshop.agendas.find((a) => a.id === agenda)?.days.map((d) => d.start) ?? [];
    for (const [i, day] of days.entries()) {
      const [hours = 9, minutes = 0] = (starts[i] ?? "09:00").split(":").map(Number);
      const planned = script.midnight + i * DAY + (hours * 60 + minutes) * 60_000;
      await room.clock(planned + Math.round(9 * 60_000 * this.random()));
      await room.signIn();
      await room.come(this.expected(i + 1, true));
      await room.do({ type: "start-day", day: day.id, planned });
      if (i === 0 && this.withoutPhone.length > 0)
        await room.do({ type: "without-phone", people: this.withoutPhone.length });
      this.say(`  day ${i + 1}: ${room.present.length} people`);
      await this.day(day, i, days.length);
      await script.evening(room, i + 1);
      if (i < days.length - 1) await room.do({ type: "end-day" });
      else await room.do({ type: "end" });
      room.leave();
    }
  }

  /** People of a day; with `early`, without those who only come in the middle of the story. */
  private expected(day: number, early: boolean) {
    return this.room.plan.people
      .map((who, index) => ({ who, index }))
      .filter(
        ({ who, index }) =>
          who.phone !== false &&
          !who.away.includes(day) &&
          !(early && day === 1 && who.path.startsWith("-")) &&
          !this.room.present.some((g) => g.index === index),
      );
  }

  private async day(day: LiveDay, index: number, days: number): Promise<void> {
    const { room, script } = this;
    const pace = script.pace[index] ?? 1;
    for (const [n, slot] of day.slots.entries()) {
      this.progress = Math.min(1, (index + n / day.slots.length) / days + (index === days - 1 ? 0.25 : 0));
      if (slot.session === null) {
        await room.go(`@${slot.id}`);
        await room.pass(Math.max(0, slot.spare));
        continue;
      }
      // Of the slides of a session the first is shown; what the others would take is talked through at what follows.
      let talk = 0;
      for (const [position, item] of slot.items.entries()) {
        const activity = this.plan.activity(item.activity);
        if (!activity || script.skipped.includes(activity.id)) continue;
        if (activity.kind === "slide" && position > 0) {
          talk += item.minutes * pace;
          continue;
        }
        await this.activity(activity, talk + item.minutes * pace * (0.8 + 0.4 * this.random()));
        talk = 0;
      }
      await room.pass(talk);
      this.say(`    ${slot.id}`);
    }
  }

  private async activity(activity: Activity, minutes: number): Promise<void> {
    const { room } = this;
    const breaking = this.script.breaks.includes(activity.id);
    if (breaking) await this.pauseSome(true);
    const steps = this.plan.steps.filter((s) => s.activityId === activity.id);
    for (const [i, step] of steps.entries()) {
      if (activity.kind === "case" && i === 2) await room.come(this.expected(1, false));
      await room.go(step.id);
      await room.pass(minutes / steps.length / 2);
      if (activity.kind === "worksheet") await this.work.at(activity, step);
      else await this.ask(activity, step);
      await room.pass(minutes / steps.length / 2);
    }
    if (breaking) await this.pauseSome(false);
  }

  /** Some need a moment: their phones hide the content. */
  private async pauseSome(on: boolean): Promise<void> {
    const some = this.room.present.filter((g) => g.index % 6 === 2);
    for (const guest of some) {
      await guest.member.send({ type: "pause", on });
      guest.paused = on;
    }
  }

  private async ask(activity: Activity, step: Step): Promise<void> {
    const question = step.question ? this.plan.question(step.question) : undefined;
    if (!question || question.stepId !== step.id || !kindOf(activity).ask(activity, question)) return;
    await this.round(activity, question.id, 1);
    if (this.script.again.includes(question.id)) await this.round(activity, question.id, 2);
    if (kindOf(activity).key(activity, question))
      await this.room.may({ type: "explain", question: question.id, on: true });
    for (const { question: id } of step.whatIfs) {
      await this.room.do({ type: "ask", question: id, seen: this.room.console.view.stepRevision });
      await this.round(activity, id, 1);
    }
  }

  private async round(activity: Activity, id: string, round: number): Promise<void> {
    const { room } = this;
    await room.do({ type: "open", question: id, round });
    if (activity.kind === "quiz" && activity.test)
      await room.each((guest) => guest.giveCode(activity.after ? 1 : 0));
    await this.answers(activity, id, round);
    await room.do({ type: "close", question: id, round });
    if (activity.kind === "open" && id === activity.id) await this.letThrough(activity);
    // A test keeps its results until the one after is over.
    await room.may({ type: "reveal", question: id, round });
  }

  private async answers(activity: Activity, id: string, round: number): Promise<void> {
    const question = this.plan.question(id)!;
    const texts =
      this.room.console.view.wall?.texts.filter((t) => t.state === "shown").map((t) => t.id) ?? [];
    const context = { activity, question, round, progress: this.progress, texts };
    await this.room.each(async (guest) => {
      const body = this.judges.answer(guest.who, guest.index, context);
      if (body) await this.give(guest, id, round, body);
    });
    const items = handItemsOf(activity, question);
    if (this.withoutPhone.length === 0 || items.length === 0) return;
    const bodies = this.withoutPhone.map(({ who, index }) => this.judges.answer(who, index, context));
    const counts = Object.fromEntries(
      items.map(({ field, options }) => [
        field,
        Object.fromEntries(
          options.map((option) => [
            option.id,
            bodies.filter((body) => isChosen(body, field, option.id)).length,
          ]),
        ),
      ]),
    );
    await this.room.do({ type: "count", question: id, round, counter: newId(), source: "hand", counts });
  }

  private give = (guest: Guest, question: string, round: number, body: object): Promise<void> =>
    guest.member.send({ type: "answer", question, round, rev: 1, body });

  /** The trainer reads what was written, groups what says the same, and lets it through. */
  private async letThrough(activity: Open): Promise<void> {
    const { room } = this;
    await room.do({ type: "preview", on: true });
    const { wall } = await room.console.sees((v) => (v.wall?.texts.length ?? 0) > 0);
    const texts = wall!.texts.map((t) => t.id);
    await room.do({ type: "curate", question: activity.id, change: { do: "show", texts } });
    const group = alike[activity.id];
    const together = wall!.texts.filter((t) => group?.about.test(t.text)).map((t) => t.id);
    if (group && together.length > 1)
      await room.do({
        type: "curate",
        question: activity.id,
        change: { do: "group", group: "same", label: group.label, texts: together.slice(0, 3) },
      });
    await room.do({ type: "preview", on: false });
  }
}
