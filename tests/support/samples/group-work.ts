/** Groups of a sample room: forming them, writing on shared sheets, presenting, walking round, laying side by side. */
import { type Worksheet, stopOf } from "@/model/worksheets/content";
import type { Judges } from "@/tests/support/samples/judge";
import type { Guest, SampleRoom } from "@/tests/support/samples/room";
import { remarks, sheets } from "@/tests/support/samples/worksheets";
import { planOf } from "@/workshop/content/plan";
import type { Step } from "@/model/activity/question";

const GROUPS = 4;
const names = ["Lotus", "Harbour", "Mountain road", "Lantern"];

export class GroupWork {
  constructor(
    private readonly room: SampleRoom,
    private readonly judges: Judges,
  ) {}

  /** Plays one stop of a worksheet. */
  async at(sheet: Worksheet, step: Step): Promise<void> {
    if (this.room.console.view.groups.groups.length === 0) await this.form();
    switch (stopOf(sheet, step.id)) {
      case "work":
        return this.write(sheet);
      case "present":
        return this.present(sheet, step);
      case "gallery":
        return this.gallery(sheet, step);
      case "board":
        return this.board(sheet);
    }
  }

  private async form(): Promise<void> {
    const { room } = this;
    await room.do({
      type: "form-groups",
      by: "count",
      n: GROUPS,
      mix: "sectors",
      meetNew: false,
      places: "tables",
    });
    await room.console.sees((v) => v.groups.groups.length === GROUPS);
    for (const [i, { group }] of room.console.view.groups.groups.entries())
      await room.do({ type: "name-group", group: group.id, name: names[i]!, table: group.table });
    for (const i of this.indexes) await this.scribe(i).member.send({ type: "take-seat" });
  }

  private get indexes(): number[] {
    return this.room.console.view.groups.groups.map((_, i) => i);
  }

  private groupId = (index: number): string => this.room.console.view.groups.groups[index]!.group.id;

  /** A named person of a group who is here. */
  private scribe(index: number): Guest {
    const people = this.room.console.view.groups.groups[index]!.people;
    const scribes = people
      .map((p) => this.room.guest(p.alias))
      .filter((g) => g !== undefined && g.who.alias !== "" && !g.paused);
    if (!scribes[0]) throw new Error(`nobody of group ${index + 1} can write`);
    return scribes[0];
  }

  private async write(sheet: Worksheet): Promise<void> {
    const { room } = this;
    await room.do({ type: "start-work", activity: sheet.id, seconds: null, phases: null });
    for (const i of this.indexes) {
      const written = sheets[sheet.id]?.[i];
      if (written && Object.keys(written).length > 0)
        await this.scribe(i).member.writes(sheet, this.groupId(i), written);
    }
    await room.do({ type: "freeze-work", activity: sheet.id });
  }

  private async present(sheet: Worksheet, step: Step): Promise<void> {
    const { room } = this;
    await room.do({ type: "open", question: step.id, round: 1 });
    for (const i of this.indexes) {
      await room.do({ type: "present", activity: sheet.id, group: this.groupId(i) });
      const cards = room.console.view.work?.present.cards.length ?? 0;
      for (let card = 1; card < Math.min(3, cards); card++)
        await room.do({ type: "card", activity: sheet.id, group: this.groupId(i), to: card });
      await room.pass(sheet.speaking / 60);
    }
    await this.marks(sheet, step);
    await room.do({ type: "close", question: step.id, round: 1 });
    await room.may({ type: "reveal", question: step.id, round: 1 });
    await room.do({ type: "present", activity: sheet.id, group: null });
  }

  private async gallery(sheet: Worksheet, step: Step): Promise<void> {
    const { room } = this;
    await room.do({ type: "open", question: step.id, round: 1 });
    const walkers = room.present.filter((g) => g.who.alias !== "");
    for (const [i, { group, kind, text }] of (remarks[sheet.id] ?? []).entries()) {
      const about = this.groupId(group);
      const names = new Set(room.console.view.groups.groups[group]!.people.map((p) => p.alias));
      const other = walkers.filter((g) => !names.has(g.who.alias))[i];
      await other?.member.send({ type: "remark", sheet: { activity: sheet.id, group: about }, kind, text });
    }
    await this.marks(sheet, step);
    await room.do({ type: "close", question: step.id, round: 1 });
    await room.may({ type: "reveal", question: step.id, round: 1 });
  }

  /** Everybody marks what other groups wrote. */
  private async marks(sheet: Worksheet, step: Step): Promise<void> {
    const { room } = this;
    const entries = room.console.view.work?.entries ?? [];
    const question = planOf(room.plan.workshop).question(step.id);
    if (!question || entries.length === 0) return;
    await room.each(async (guest) => {
      const group = room.console.view.groups.groups.find((g) =>
        g.people.some((p) => p.alias === guest.who.alias && p.alias !== ""),
      )?.group.id;
      const texts = entries.filter((e) => group !== undefined && e.group !== group).map((e) => e.id);
      const body =
        texts.length > 0
          ? this.judges.answer(guest.who, guest.index, {
              activity: sheet,
              question,
              round: 1,
              progress: 1,
              texts,
            })
          : null;
      if (body) await guest.member.send({ type: "answer", question: step.id, round: 1, rev: 1, body });
    });
  }

  private async board(sheet: Worksheet): Promise<void> {
    const { room } = this;
    const work = room.console.view.work;
    for (const alike of work?.alike.slice(0, 3) ?? [])
      await room.may({ type: "merge-entries", activity: sheet.id, entries: alike, on: true });
    const doubtful = work?.entries.find(
      (e) => e.text.includes("Medical care") && sheet.id === "worker-question-5",
    );
    if (doubtful) await room.may({ type: "flag", activity: sheet.id, entry: doubtful.id, on: true });
  }
}
