/**
 * A room over real sockets in which people and trainer have written wherever something can be written, so that a search
 * can tell afterwards what is left of whom. Every such text holds a canary: a word that stands nowhere else.
 */
import { canaries } from "@/tests/support/canary";
import { newId, type Console, type Phone, type Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { prisma } from "@/server/store/database/prisma";
import { findRoom } from "@/server/store/rooms/rooms";
import { sheetStore } from "@/server/store/worksheets/worksheets";
import { textAt, valuesOf } from "@/workshop/worksheets/document";
import { eventually } from "@/tests/support/waiting";

export const fullWorkshop: Workshop = workshopSchema.parse({
  id: "full",
  language: "en",
  title: "Full workshop",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First session",
      minutes: 60,
      activities: [
        { id: "hello", kind: "slide", title: "Hello", body: "# Hello room" },
        {
          id: "poll",
          kind: "poll",
          title: "A poll",
          question: "Which one?",
          options: [
            { id: "red", text: "Red" },
            { id: "blue", text: "Blue" },
          ],
          other: true,
        },
        {
          id: "thoughts",
          kind: "open",
          title: "Thoughts",
          question: "What do you think?",
          most: 2,
          upvotes: true,
        },
        {
          id: "story",
          kind: "case",
          title: "The story",
          question: "Is it so?",
          answers: [
            { id: "yes", text: "Yes", tone: "yes" },
            { id: "unsure", text: "Not enough to say yet", tone: "unsure" },
            { id: "no", text: "No", tone: "no" },
          ],
          sureness: true,
          elements: [
            { id: "act", text: "Act", hint: "what is done" },
            { id: "means", text: "Means", hint: "how" },
            { id: "purpose", text: "Purpose", hint: "what for" },
          ],
          marking: true,
          wrongTurns: { early: "Too early.", late: "Too late.", back: "Back again.", never: "Never." },
          band: { from: "1", to: "2", reason: "The key says so." },
          parts: [1, 2].map((n) => ({
            id: String(n),
            title: `Part ${n}`,
            label: `label ${n}`,
            recall: `recall ${n}`,
            clauses: [
              { id: `p${n}-a`, text: "A first fact." },
              { id: `p${n}-b`, text: "A second fact." },
            ],
            key: { accepted: ["yes"], reason: "It is so." },
            reasons: n === 1,
          })),
        },
        {
          id: "form",
          kind: "form",
          title: "A form",
          question: "How was it?",
          sections: [
            {
              id: "main",
              title: "Main",
              fields: [
                { type: "scale", id: "use", text: "Use", points: 5, low: "None", high: "Great" },
                { type: "text", id: "words", text: "In your words" },
                { type: "lines", id: "list", text: "Three things" },
              ],
            },
          ],
        },
        ...["pre", "post"].map((id) => ({
          id,
          kind: "quiz",
          title: `Test ${id}`,
          question: "True or false?",
          test: true,
          ...(id === "post" ? { after: "pre" } : {}),
          options: [
            { id: "true", text: "True" },
            { id: "false", text: "False" },
          ],
          items: ["i1", "i2"].map((item) => ({
            id: item,
            text: `Statement ${item}`,
            key: { accepted: ["true"], reason: "It is so." },
          })),
        })),
        {
          id: "vow",
          kind: "commitment",
          title: "Vow",
          question: "What will you do?",
          fields: [{ id: "what", text: "What?" }],
        },
        {
          id: "plan",
          kind: "worksheet",
          title: "Plan",
          minutes: 30,
          question: "What will you do?",
          sections: [
            {
              id: "main",
              title: "Main",
              fields: [
                { type: "text", id: "aim", text: "Aim" },
                { type: "list", id: "help", text: "Help", most: 3 },
                {
                  type: "choice",
                  id: "who",
                  text: "Who",
                  options: [
                    { id: "a", text: "Alpha" },
                    { id: "b", text: "Beta" },
                  ],
                },
                { type: "number", id: "cost", text: "Cost" },
              ],
            },
          ],
        },
      ],
    },
  ],
});

export interface FullRoom {
  room: TestRoom;
  trainer: Console;
  phones: Phone[];
  people: string[];
  groups: string[];
  /** All texts written by people or given to them as a means to come in, by name. */
  canaries: Record<string, string>;
}

/** @param people at least six */
export async function fullRoom(
  plenary: Plenary,
  people = 6,
  settings: Parameters<Plenary["room"]>[1] = {},
): Promise<FullRoom> {
  const canary = canaries();
  const room = await plenary.room(fullWorkshop, { sectors: [canary.of("sector"), "NGO"], ...settings });
  const trainer = await plenary.console(room);
  const cookies: string[] = [];
  for (let n = 0; n < people; n++) {
    cookies.push(
      await plenary.join(room, {
        alias: canary.of(`alias ${n}`),
        sector: n < 5 ? canary.of("sector") : "NGO",
      }),
    );
  }
  for (const [n, cookie] of cookies.entries())
    canary.note(`token ${n}`, cookie.slice(cookie.indexOf("=") + 1));
  const phones = await Promise.all(cookies.map((cookie) => plenary.phone(room, cookie)));
  const ids = await peopleOf(cookies);

  const ask = async (question: string, body: (n: number) => Record<string, unknown>) => {
    await did(trainer.go(question));
    await did(trainer.openRound(question));
    await Promise.all(phones.map((p) => p.sees((v) => v.question === question && v.phase === "open")));
    await Promise.all(phones.map(async (p, n) => did(p.answer(body(n)))));
    await trainer.sees((v) => v.answered === people);
    await did(trainer.closeRound(question));
    await did(trainer.reveal(question));
  };
  await ask("poll", (n) =>
    n < 5 ? { choice: [["red", "blue"][n % 2]!], other: canary.of(`other ${n}`) } : { choice: ["red"] },
  );
  await ask("thoughts", (n) => ({ texts: [canary.of(`thought ${n}`), canary.of("shared thought")] }));
  const texts = (await trainer.sees((v) => (v.wall?.texts.length ?? 0) > people)).wall!.texts.map(
    (t) => t.id,
  );
  await did(
    trainer.do({ type: "curate", question: "thoughts", change: { do: "show", texts: texts.slice(0, 3) } }),
  );
  await did(
    trainer.do({
      type: "curate",
      question: "thoughts",
      change: { do: "group", group: "g1", label: canary.of("label of texts"), texts: texts.slice(0, 2) },
    }),
  );
  await ask("story/1", (n) => ({
    answer: ["yes", "no"][n % 2],
    sureness: 4,
    elements: ["act"],
    reason: canary.of(`reason ${n}`),
  }));
  await ask("story/2", () => ({ answer: "yes" }));
  await ask("form", (n) => ({
    "values.use": [String(1 + (n % 5))],
    "values.words": [canary.of(`form ${n}`)],
    "values.list": [canary.of(`line ${n}`)],
  }));
  await ask("vow", (n) => ({ "promise.what": [canary.of(`promise ${n}`)] }));

  await did(trainer.do({ type: "box", open: true, moderated: true }));
  const post = newId();
  await did(phones[0]!.send({ type: "post", id: post, text: canary.of("question of the box") }));
  await did(trainer.do({ type: "sort-post", post, to: "shown" }));
  await did(phones[1]!.send({ type: "support", id: newId(), post, on: true }));

  const half = Math.ceil(people / 2);
  const groups = await startGroups(trainer, "plan", [ids.slice(0, half), ids.slice(half)]);
  const writers = [0, half].map(
    (n, g) =>
      new SheetPhone(
        { url: plenary.url, auth: { as: "phone", room: room.id }, cookie: cookies[n]!, backOff: 200 },
        { activity: "plan", group: groups[g]! },
      ),
  );
  await eventually(() => writers.every((w) => w.settled));
  for (const [g, writer] of writers.entries()) {
    textAt(writer.doc, "aim").insert(0, canary.of(`sheet ${g}`));
    valuesOf(writer.doc).set("who", "b");
    valuesOf(writer.doc).set("cost", String(40 + g));
  }
  await eventually(() => writers.every((w) => w.settled));
  await did(
    trainer.do({ type: "name-group", group: groups[0]!, name: canary.of("name of a group"), table: null }),
  );
  await did(trainer.do({ type: "add-guest", group: groups[0]!, name: canary.of("guest") }));
  await did(trainer.do({ type: "nudge", activity: "plan", group: null, text: canary.of("nudge") }));
  // The gallery is not opened here; a remark is stored as it would be.
  await sheetStore.remark(room.id, {
    id: newId(),
    activity: "plan",
    group: groups[1]!,
    kind: "comment",
    text: canary.of("remark"),
  });
  await did(trainer.do({ type: "freeze-work", activity: "plan" }));
  await did(trainer.do({ type: "hand-over", session: "s1" }));
  for (const writer of writers) writer.phone.stop();
  return { room, trainer, phones, people: ids, groups, canaries: canary.all };
}

/** Ends the room and waits until everything of it is sealed. */
export async function endRoom({ trainer, room }: Pick<FullRoom, "trainer" | "room">): Promise<void> {
  await did(trainer.do({ type: "end" }));
  await eventually(async () => {
    const [ended, keys] = [
      await findRoom(room.id),
      await prisma.pseudonymKey.count({ where: { roomId: room.id } }),
    ];
    return ended?.ended === true && keys === 0;
  });
}

export async function did(reply: Promise<{ ok: boolean; reason?: string }>): Promise<void> {
  const ack = await reply;
  if (!ack.ok) throw new Error(`refused: ${ack.reason}`);
}

/** Keys and ids of a room and of one phone in it, which no log may hold. */
export const secretsOf = (room: TestRoom, phone: Phone): Record<string, string> => ({
  room: room.id,
  door: room.token,
  stage: room.stageKey,
  trainer: room.trainer.id,
  session: room.trainer.cookie.split("=")[1]!,
  cookie: phone.cookie.split("=")[1]!,
});
