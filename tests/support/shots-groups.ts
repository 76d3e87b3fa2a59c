/** Pictures of groups at work with the guide's own worksheets, on every surface: .shots/groups/. */
import path from "node:path";
import type { Page } from "playwright";
import type { Worksheet } from "@/model/worksheets/content";
import { loadWorkshops } from "@/server/editor/content/load";
import { projectRoot } from "@/server/platform/settings/project-root";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { sizes, type Venue } from "@/tests/support/browser";
import { excerpt } from "@/tests/support/excerpt";
import { illegible } from "@/tests/support/legible";
import type { Console } from "@/tests/support/plenary";
import { shoot, shootAll } from "@/tests/support/shoot";
import { consoleOf, Member, type Written } from "@/tests/support/shots-groups-people";
import { openRoom, openStage, signIn } from "@/tests/support/steps";
import type { Workshop } from "@/workshop/content/workshop";

const names = ["Dewi", "Eko", "Farid", "Gita", "Hana", "Ines", "Jun", "Kanya", "Linh", "Maya"];
const readers = {
  Amina: { ...sizes.phone, locale: "en-GB" },
  Bo: { ...sizes.smallPhone, locale: "en-GB" },
  Chanida: { ...sizes.phone, locale: "th" },
  Salma: { ...sizes.phone, locale: "ar" },
} as const;
type Reader = keyof typeof readers;

/**
 * A room with four groups: the first two and the others have members with phones that a browser draws, and
 * members without.
 */
export class GroupsRoom {
  readonly phones = {} as Record<Reader, Page>;
  readonly members: Member[] = [];
  readonly workshop: Workshop;
  stages = {} as { wide: Page; old: Page };
  hand = {} as Page;
  console = {} as Console;
  /** Ids of the groups, in their order. */
  groups: string[] = [];

  constructor(
    readonly venue: Venue,
    readonly trainer: Page,
  ) {
    const guide = loadWorkshops(path.join(projectRoot, "content")).find(
      (w) => w.id === "victim-centred-approach",
    );
    if (!guide) throw new Error("there is no guide");
    this.workshop = excerpt(
      guide,
      "groups",
      guide.sessions.filter((s) => s.number !== null && s.number >= 7).map((s) => s.id),
    );
  }

  async open(): Promise<void> {
    const { venue, trainer } = this;
    await upsertWorkshop(this.workshop);
    await trainer.goto(venue.at("/trainer"));
    await openRoom(trainer, this.workshop.title);
    const { stage, door } = await openStage(venue, trainer);
    const old = await venue.page(sizes.oldProjector);
    await old.goto(stage.url());
    this.stages = { wide: stage, old };
    this.console = await consoleOf(trainer, venue.server.url);
    this.hand = await venue.page(sizes.phone);
    await signIn(venue, this.hand, new URL(trainer.url()).pathname);
    for (const [name, size] of Object.entries(readers) as [Reader, (typeof readers)[Reader]][]) {
      const page = await venue.page(size);
      await page.goto(venue.at(door));
      await page.locator('input[name="alias"]').fill(name);
      await page.locator('form:has(input[name="alias"]) button[type=submit]').click();
      await page.locator('body[data-link="connected"]').waitFor();
      this.phones[name] = page;
    }
    for (const name of names) this.members.push(await Member.join(venue.server.url, door, name));
    await this.console.sees((v) => v.groups.without.length === names.length + Object.keys(readers).length);
  }

  /** A trainer's command; throws when it is refused. */
  async do(command: Parameters<Console["do"]>[0]): Promise<void> {
    const ack = await this.console.do(command);
    if (!ack.ok) throw new Error(`refused: ${JSON.stringify(command)}: ${ack.reason}`);
  }

  async go(step: string): Promise<void> {
    const ack = await this.console.go(step);
    if (!ack.ok) throw new Error(`the room did not go to ${step}: ${ack.reason}`);
  }

  person(name: string): string {
    const { groups, without } = this.console.view.groups;
    const person = [...without, ...groups.flatMap((g) => g.people)].find((p) => p.alias === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person.id;
  }

  /** Four groups; Amina is in the first, with Salma; Bo in the second, Chanida in the third. */
  async form(): Promise<void> {
    const lists = [
      ["Amina", "Salma", "Dewi", "Eko"],
      ["Bo", "Farid", "Gita", "Maya"],
      ["Chanida", "Hana", "Ines"],
      ["Jun", "Kanya", "Linh"],
    ];
    const called = ["Lotus", "Harbour", null, "Mountain road"];
    await this.do({
      type: "list-groups",
      groups: lists.map((people, i) => ({ name: called[i]!, people: people.map((n) => this.person(n)) })),
    });
    this.groups = this.console.view.groups.groups.map((g) => g.group.id);
    for (const [i, table] of ["Table 1", "Table 2", "Table 3", "Online"].entries())
      await this.do({ type: "name-group", group: this.groups[i]!, name: called[i]!, table });
    await this.do({ type: "add-guest", group: this.groups[1]!, name: "Mr Somsak" });
  }

  sheet(id: string): Worksheet {
    const activity = this.workshop.sessions.flatMap((s) => s.activities).find((a) => a.id === id);
    if (activity?.kind !== "worksheet") throw new Error(`there is no worksheet ${id}`);
    return activity;
  }

  /** One member without a browser in each group. */
  scribe(index: number): Member {
    return this.members.find((m) => m.name === ["Dewi", "Farid", "Hana", "Jun"][index])!;
  }

  /** Goes to a worksheet, opens it and lets each group write. */
  async work(id: string, texts: readonly Written[], seconds: number | null = null): Promise<void> {
    await this.go(id);
    await this.do({ type: "start-work", activity: id, seconds, phases: null });
    for (const [i, text] of texts.entries())
      if (Object.keys(text).length > 0) await this.scribe(i).writes(this.sheet(id), this.groups[i]!, text);
  }

  /** Both stages; says what on them is too small or cut off. */
  async stage(name: string): Promise<void> {
    const { wide, old } = this.stages;
    await shootAll([
      [wide, `groups/stage-1920-${name}`],
      [old, `groups/stage-1024-${name}`],
    ]);
    for (const [size, page] of [
      ["1920", wide],
      ["1024", old],
    ] as const)
      for (const line of await illegible(page)) process.stdout.write(`  ! ${name} at ${size}: ${line}\n`);
  }

  phone(reader: Reader, name: string): Promise<void> {
    const { width } = readers[reader].viewport;
    return shoot(this.phones[reader], `groups/phone-${width}-${name}`, true);
  }

  desk(name: string, whole = false): Promise<void> {
    return shoot(this.trainer, `groups/console-1440-${name}`, whole);
  }

  hold(name: string): Promise<void> {
    return shoot(this.hand, `groups/console-390-${name}`, true);
  }

  /** Both consoles. */
  async desks(name: string): Promise<void> {
    await this.desk(name, true);
    await this.hold(name);
  }

  async leave(): Promise<void> {
    this.console.socket.disconnect();
    for (const member of this.members) member.leave();
    await Promise.all(
      [...Object.values(this.phones), ...Object.values(this.stages), this.hand].map((page) =>
        page.context().close(),
      ),
    );
  }
}
