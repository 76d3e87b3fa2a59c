/** Every kind's form without script: it is filled in and sent, and the page that comes back holds what was given. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KindName } from "@/activities/kinds";
import type { PlainBrowser } from "@/tests/sockets/plain-browser";
import reasons from "@/messages/en/reasons.json" with { type: "json" };
import { endRoom } from "@/tests/support/full-room";
import { guide } from "@/tests/support/guide";
import { type Console, Plenary, type TestRoom } from "@/tests/support/plenary";
import {
  everyActivity,
  longActivities,
  plainPhone,
  plainWalk,
  type Sent,
  withOnly,
} from "@/tests/support/plain-walk";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import type { Workshop } from "@/workshop/content/workshop";

/** A few see all choices of most kinds taken. */
const PEOPLE = 4;

/** These ask nothing; and what groups wrote is marked only where groups wrote something. */
const SILENT: KindName[] = ["slide", "break", "media", "worksheet"];

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

describe("a form without script is sent, says that it is saved, and holds what was given", () => {
  it.each(everyActivity)("$name", async ({ activity, workshop }) => {
    const answers: Sent[] = [];
    await plainWalk(plenary, workshop, PEOPLE, (_stop, moment, _page, sent) => {
      if (moment === "answered") answers.push(...sent);
    });
    for (const { fields, held, text } of answers) {
      expect(held).toEqual(fields ?? {});
      expect(text).toContain(fields ? "✓ Saved." : "You passed. That is fine.");
    }
    expect(answers.some((s) => s.fields)).toBe(!SILENT.includes(activity.kind));
  });
});

describe("without script", () => {
  async function openAt(
    workshop: Workshop,
    id: string,
  ): Promise<{ room: TestRoom; trainer: Console; page: PlainBrowser }> {
    const room = await plenary.room(workshop);
    const [trainer, page] = await Promise.all([plenary.console(room), plainPhone(plenary, room)]);
    await trainer.go(id);
    if (trainer.view.asked) await trainer.openRound(id);
    await page.open("./");
    return { room, trainer, page };
  }

  /** The label of the list of this name, and its options: texts by value. */
  function list({ html }: PlainBrowser, name: string): { label: string; options: Record<string, string> } {
    const matches = [
      ...html.matchAll(
        /<label[^>]*>((?:(?!<\/label>)[\s\S])*?)<select name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
      ),
    ];
    const [, label = "", , inside = ""] = matches.find((m) => m[2] === name) ?? [];
    const options = [...inside.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)/g)].map((m) => [m[1]!, m[2]!]);
    return {
      label: label.replace(/<[^>]*>/g, ""),
      options: Object.fromEntries(options) as Record<string, string>,
    };
  }

  const named = (items: readonly { id: string; text: string }[]) =>
    Object.fromEntries(items.map((item) => [item.id, item.text]));

  it("a break is taken while the room runs, and refused once it has ended, as over a socket (B-34)", async () => {
    const { room, trainer, page } = await openAt(
      weighingWorkshop,
      weighingWorkshop.sessions[0]!.activities[0]!.id,
    );
    const take = () =>
      fetch(new URL("pause", page.url), {
        method: "POST",
        headers: {
          cookie: page.cookie,
          origin: plenary.url,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "on=1",
        redirect: "manual",
      });
    expect((await take()).status).toBe(303);
    await endRoom({ room, trainer });
    const late = await take();
    expect(late.status).toBe(409);
    expect(await late.text()).toContain(reasons["room-ended"]);
  });

  it("a text to mark and cards to sort are lists of their labels and bins, called by clause and card", async () => {
    for (const activity of longActivities) {
      if (activity.kind === "table") continue;
      const { page } = await openAt(withOnly(guide, activity), activity.id);
      const [items, choices, name] =
        activity.kind === "marking"
          ? [activity.clauses, activity.labels, "marks"]
          : activity.kind === "sort"
            ? [activity.cards, activity.bins, "placed"]
            : [];
      for (const item of items!) {
        const { label, options } = list(page, `${name}.${item.id}`);
        expect(label).toContain(item.text.replaceAll("'", "&#x27;"));
        expect(options).toMatchObject(named(choices!));
        expect(Object.keys(options)).toEqual(["", ...choices!.map((c) => c.id)]);
      }
      await page.submit("question", { [`${name}.${items![0]!.id}`]: choices![2]!.id });
      expect(page.held("question")).toEqual({ [`${name}.${items![0]!.id}`]: [choices![2]!.id] });
    }
  });

  it("an answer counts for the trainer", async () => {
    const sort = longActivities.find((a) => a.kind === "sort")!;
    const { trainer, page } = await openAt(withOnly(guide, sort), sort.id);
    await page.submit("question", { [`placed.${sort.cards[0]!.id}`]: sort.bins[0]!.id });
    await trainer.sees((v) => v.answered === 1);
  });

  it("a guess that does not fit is refused in words, and stays to be mended; a comma is one", async () => {
    const { page } = await openAt(weighingWorkshop, "guess");
    await page.submit("question", { value: "5000" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Please give a number from 0 to 1000.");
    expect(page.held("question")).toEqual({ value: ["5000"] });
    await page.submit("question", { value: "25,5" });
    expect(page.status).toBe(200);
    expect(page.text).toContain("✓ Saved.");
    expect(page.held("question")).toEqual({ value: ["25.5"] });
  });

  it("a ranking is given by places; a place given twice is refused with the place", async () => {
    const { page } = await openAt(weighingWorkshop, "first");
    await page.submit("question", { "place.work": "1", "place.health": "1" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Place 1 is given more than once.");
    expect(page.held("question")).toEqual({ "place.work": ["1"], "place.health": ["1"] });
    await page.submit("question", { "place.health": "2" });
    expect(page.text).toContain("✓ Saved.");
    expect(page.held("question")).toEqual({ "place.work": ["1"], "place.health": ["2"] });
  });

  it("points are given as numbers; the refusal says how many are left or too many", async () => {
    const { page } = await openAt(weighingWorkshop, "share");
    await page.submit("question", { "given.work": "4" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Points still to give: 6.");
    expect(page.held("question")).toEqual({ "given.work": ["4"] });
    await page.submit("question", { "given.shelter": "9" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Points too many: 3.");
    await page.submit("question", { "given.shelter": "6" });
    expect(page.text).toContain("✓ Saved.");
    expect(page.held("question")).toEqual({ "given.work": ["4"], "given.shelter": ["6"] });
  });

  it("a working agreement is agreed to; the line that somebody adds reaches the trainer alone", async () => {
    const { room, trainer, page } = await openAt(weighingWorkshop, "agree");
    const [stage, other] = await Promise.all([plenary.stage(room), plainPhone(plenary, room)]);
    const line = "Phones on the table, face down";
    await page.submit("question", { agree: "yes", add: line });
    expect(page.text).toContain("✓ Saved.");
    await trainer.closeRound("agree");
    await trainer.reveal("agree");
    await trainer.sees((v) => JSON.stringify(v).includes(line));
    await stage.sees((v) => v.asked?.phase === "revealed");
    await other.open("./");
    expect(other.text).toContain("This question has closed.");
    expect(JSON.stringify(stage.all)).not.toContain(line);
    expect(other.html).not.toContain(line);
  });

  it("a word leads to its meaning and back; an old figure says that it is", async () => {
    const { page } = await openAt(weighingWorkshop, "bound");
    expect(page.html).toMatch(/<a class="word" href="#w-debt-bondage">debt bondage<\/a>/);
    expect(page.html).toMatch(/<dt id="w-debt-bondage"/);
    expect(page.html).toMatch(/<a href="#view">Back to the text<\/a>/);
    expect(page.html).toMatch(/<main[^>]*><div id="view"/);
    expect(page.html).toMatch(/<span class="badge">dated · 2012<\/span>/);
  });

  it("a break says how many minutes are left", async () => {
    const { page } = await openAt(weighingWorkshop, "coffee");
    expect(page.text).toContain("Minutes until we continue, about: 15");
  });
});
