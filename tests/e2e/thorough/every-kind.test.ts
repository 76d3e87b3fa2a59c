/** Every kind of activity: its phone's page at every moment without script, and a room in which all of them are run. */
import { axe } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { everyKind } from "@/tests/support/every-kind";
import { misplacedLetters } from "@/tests/support/letters";
import { illegible } from "@/tests/support/legible";
import { everyActivity, plainWalk } from "@/tests/support/plain-walk";
import { misfits, spaced } from "@/tests/support/reach";
import { walk } from "@/tests/support/walk";
import { expect, type Page, sizes, test } from "@/tests/e2e/story";
import { unfoldAll } from "@/tests/support/steps";

const PEOPLE = 7;

test("the phone's page of every kind, as the server makes it, has no faults that axe finds and fits 320 px at each moment, with wider spacing too", async ({
  house,
}) => {
  const moments: { at: string; html: string }[] = [];
  // A few rooms at a time: all at once would wait for one another's connections to the database.
  const activities = everyActivity.values();
  await Promise.all(
    [1, 2, 3, 4].map(async () => {
      for (const { name, workshop } of activities)
        await plainWalk(house.plenary, workshop, PEOPLE, ({ step }, moment, { html }) =>
          moments.push({ at: `${name}, ${step}, ${moment}`, html }),
        );
    }),
  );
  // The pages stand by themselves: their scripts are taken out, and what only those without script get is shown.
  const phone = await house.venue.page({ ...sizes.smallPhone, bypassCSP: true, reducedMotion: "reduce" });
  await phone.route("**", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await phone.goto(house.venue.at("/"));
  const faults: string[] = [];
  for (const { at, html } of moments) {
    await phone.setContent(
      html.replace(
        /<script(?! type="application\/json")[\s\S]*?<\/script>|<noscript><meta[\s\S]*?<\/noscript>|<\/?noscript>/g,
        "",
      ),
    );
    for (const line of [...(await misfits(phone)), ...(await axe(phone))]) faults.push(`${at}: ${line}`);
  }
  expect(faults).toEqual([]);
});

test("every kind of activity can be run by the console's verbs, and axe finds nothing on stage, console and debrief", async ({
  house,
}) => {
  const { room, trainer, door } = await house.open(everyKind);
  const [stage, phone, ...crowd] = await Promise.all([
    house.stage(room),
    house.phone(door, sizes.smallPhone),
    ...[1, 2, 3, 4, 5, 6].map(() => CrowdPhone.join(house.venue.server.url, door)),
  ]);
  await phone.locator('body[data-link="connected"]').waitFor();
  const faults: string[] = [];
  const seen = new Set<string>();
  await walk(everyKind, trainer, crowd, async ({ activity, name }, moment) => {
    seen.add(activity.kind);
    const note = (surface: string, lines: string[]) =>
      faults.push(...lines.map((line) => `${name}, ${moment}, ${surface}: ${line}`));
    const surfaces: [string, Page][] = [
      ["stage", stage],
      ...(moment === "revealed" ? [["console", trainer] as [string, Page]] : []),
    ];
    await Promise.all(surfaces.map(async ([surface, page]) => note(surface, await axe(page))));
    for (const [surface, page] of [...surfaces, ["phone", phone] as const]) {
      note(surface, await misplacedLetters(page));
      if (page !== stage) note(surface, await misfits(page));
    }
    note("stage", await illegible(stage));
    note("stage, spaced", await spaced(stage, () => illegible(stage)));
  });
  for (const person of crowd) person.leave();
  await trainer.goto(house.venue.at(`/debrief/${room.id}`));
  await unfoldAll(trainer);
  for (const line of await axe(trainer)) faults.push(`debrief: ${line}`);
  for (const viewport of [sizes.laptop.viewport, sizes.smallPhone.viewport]) {
    await trainer.setViewportSize(viewport);
    for (const line of await misplacedLetters(trainer)) faults.push(`debrief, ${viewport.width} px: ${line}`);
  }
  expect(faults).toEqual([]);
  expect([...seen].sort()).toEqual(everyKind.sessions[0]?.activities.map((a) => a.kind).sort());
});
