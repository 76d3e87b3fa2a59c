/** The day of the groups, picture by picture: forming, writing, presenting, walking round, side by side, afterwards. */
import type { Page } from "playwright";
import type { Venue } from "@/tests/support/browser";
import { reach } from "@/tests/support/group-steps";
import { shoot, wanted } from "@/tests/support/shoot";
import { GroupsRoom } from "@/tests/support/shots-groups";
import { turnTo } from "@/tests/support/steps";
import * as texts from "@/tests/support/shots-groups-texts";

const S9 = "scenario-priorities";

/** A part that fails costs its own pictures alone. */
async function part(
  name: string,
  room: GroupsRoom,
  shots: (room: GroupsRoom) => Promise<void>,
): Promise<void> {
  await shots(room).catch((error: unknown) =>
    process.stdout.write(`  ! ${name}: ${String(error).slice(0, 600)}\n`),
  );
}

async function forming(room: GroupsRoom): Promise<void> {
  const { trainer, phones } = room;
  await room.go(S9);
  await room.desks("none");
  await trainer.getByRole("button", { name: "Form groups" }).first().click();
  const panel = trainer.getByRole("dialog");
  await panel.getByRole("spinbutton", { name: "Number of groups" }).waitFor();
  await room.desk("panel-draw");
  await panel.getByText("From a list", { exact: true }).click();
  await panel
    .locator("textarea")
    .fill(
      "Amina; Lotus\nSalma; Lotus\nDewi; Lotus\nBo; Harbour\nFarid; Harbour\nGita; Harbour\nKim; Harbour\nJun",
    );
  await room.desk("panel-list");
  await panel.getByText("Let people choose", { exact: true }).click();
  await room.desk("panel-choice");
  await room.do({
    type: "offer-groups",
    names: ["Shelter and care", "Work and wages", "Courts", "Borders and ports: identification on the way"],
    cap: 4,
  });
  const choice = phones.Amina.locator(".group-choices button");
  await choice.first().click();
  await phones.Amina.locator(".group-choices button.chosen").waitFor();
  const { groups } = room.console.view.groups;
  for (const [i, member] of room.members.slice(0, 7).entries())
    await member.send({ type: "join-group", group: groups[i < 4 ? 1 : 2]!.group.id });
  await room.phone("Amina", "choosing");
  await room.phone("Bo", "choosing");
  await room.phone("Salma", "choosing-ar");
  await room.desk("panel-choosing");
  await room.do({ type: "end-choice" });
}

async function byHand(room: GroupsRoom): Promise<void> {
  const { trainer, hand } = room;
  const panel = trainer.getByRole("dialog");
  await panel.getByText("By hand", { exact: true }).click();
  await panel.getByRole("button", { name: "Farid" }).first().click();
  await room.desk("panel-hand");
  await panel.getByRole("button", { name: "Close" }).last().click();
  await hand.getByRole("button", { name: "People" }).first().click();
  await turnTo(hand, "Groups");
  await hand
    .getByRole("button", { name: /Change groups/ })
    .first()
    .click();
  await hand.getByRole("dialog").waitFor();
  await room.hold("panel-hand");
  await hand.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await hand.getByRole("button", { name: "Now", exact: true }).first().click();
}

/** Group 1 is done, group 2 calls, group 3 has nothing, group 4 has fallen silent. */
async function writing(room: GroupsRoom): Promise<void> {
  const { phones } = room;
  await room.work(S9, texts.priorities, 840);
  const sheet = { activity: S9, group: room.groups[0]! };
  const dewi = await room.scribe(0).opens(sheet);
  await dewi.send({ type: "sheet-at", cell: "ngo/r2/what" });
  await reach(phones.Amina, "ngo/r2/what");
  await phones.Amina.getByText("Dewi is writing").first().waitFor();
  await room.phone("Amina", "sheet-writing");
  await room.phone("Salma", "sheet-ar");
  await room.phone("Chanida", "sheet-th");
  await room.phone("Bo", "sheet");
  await room.stage("work");
  dewi.phone.stop();
  await (await reach(phones.Bo, "ngo/r2/what")).fill("Ask Amina Yusuf, 24, from Mae Sot, +66 81 234 5678");
  await phones.Bo.locator("#sheet .warns")
    .first()
    .waitFor()
    .catch(() => undefined);
  await shoot(phones.Bo, "groups/phone-320-guard");
  await phones.Bo.locator('#sheet [name="ngo/r2/what"]').fill("");
  await phones.Amina.getByRole("button", { name: "I will be the rapporteur" }).click();
  await phones.Amina.locator("#prepare").waitFor();
  await phones.Amina.locator("#prepare").evaluate((d: HTMLDetailsElement) => (d.open = true));
  await room.phone("Amina", "seat-preparing");
}

async function otherSheets(room: GroupsRoom): Promise<void> {
  await room.work("four-papers", [texts.papers], 600);
  await room.phones.Chanida.locator("#sheet form").waitFor();
  await room.phone("Amina", "four-papers");
  await room.phone("Salma", "four-papers-ar");
  await room.stage("four-papers");
  await room.work("cooperation-map", texts.steps);
  await room.phone("Amina", "map-sheet");
}

async function dashboard(room: GroupsRoom): Promise<void> {
  const { trainer, phones } = room;
  await room.go(S9);
  await phones.Bo.locator("#sheet form").waitFor();
  await phones.Bo.getByRole("button", { name: "Call the trainer" }).click();
  await room.scribe(1).writes(room.sheet(S9), room.groups[1]!, {
    "ngo/r2/what": "Offer a room that does not look like a police station",
  });
  await room.do({
    type: "nudge",
    activity: S9,
    group: room.groups[3]!,
    text: "Five minutes left. What would the NGO do?",
  });
  await trainer.getByText("it calls you").first().waitFor();
  await room.desks("dashboard");
  await room.phone("Bo", "sheet-called");
  await trainer.getByRole("button", { name: "Look in: Lotus" }).first().click();
  await trainer.getByRole("dialog").getByText("reflection period").first().waitFor();
  await room.desk("look-in");
  await trainer.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await room.do({ type: "freeze-work", activity: S9 });
  await phones.Amina.getByText("This sheet is closed now").first().waitFor();
  await phones.Amina.locator("#prepare").evaluate((d: HTMLDetailsElement) => (d.open = false));
  await room.phone("Amina", "frozen");
  await room.stage("work-over");
}

const entry = (room: GroupsRoom, text: string): string => {
  const match = room.console.view.work?.entries.find((e) => e.text.includes(text));
  if (!match) throw new Error(`nobody wrote ${text}`);
  return match.id;
};

async function presenting(room: GroupsRoom): Promise<void> {
  const { stages } = room;
  const [one, two] = room.groups;
  const activity = S9;
  await room.go(`${S9}/present`);
  await room.stage("present-order");
  await room.do({ type: "present", activity, group: two! });
  await stages.wide.getByText("A reflection period before").first().waitFor();
  await room.stage("present-second");
  await room.do({ type: "present", activity, group: one! });
  await stages.wide.getByText("Agree on a reflection period").first().waitFor();
  await room.do({ type: "grey", activity, entry: entry(room, "Agree on a reflection"), on: true });
  const question = `${S9}/present`;
  if (room.console.view.asked?.phase !== "open") await room.console.openRound(question);
  for (const m of room.members.slice(2)) await m.mark(question, [entry(room, "Hear the person once")]);
  await stages.wide
    .getByText(/same for us/i)
    .first()
    .waitFor();
  await room.stage("present");
  await room.phone("Bo", "us-too");
  await room.phone("Chanida", "us-too-th");
  await room.phone("Amina", "clicker");
  await room.desks("present");
  await room.do({ type: "card", activity, group: one!, to: 3 });
  await stages.wide.getByText("Two of us would interview").first().waitFor();
  await room.stage("present-minority");
}

async function gallery(room: GroupsRoom): Promise<void> {
  const { phones } = room;
  const question = `${S9}/gallery`;
  await room.go(question);
  await room.stage("gallery");
  if (room.console.view.asked?.phase !== "open") await room.console.openRound(question);
  const [lotus, harbour] = room.groups as [string, string];
  const say = (i: number, group: string, kind: "comment" | "missed", text: string) =>
    room.members[i]!.send({ type: "remark", sheet: { activity: S9, group }, kind, text });
  await say(3, lotus, "missed", "We forgot the interpreter too. Add her to the meeting.");
  await say(4, lotus, "comment", "Who pays for the second interviewer?");
  await say(5, harbour, "comment", "Our ministry could start with this next month.");
  const best = ["Hear the person once", "Let a support person", "medical care comes first"].map((text) =>
    entry(room, text),
  );
  for (const [i, m] of room.members.entries()) await m.mark(question, best.slice(0, 1 + (i % 3)));
  await phones.Bo.locator('#view input[name="entries"]').first().waitFor({ state: "attached" });
  await phones.Bo.locator('#view label:has(input[name="entries"])').first().click();
  await room.phone("Bo", "gallery");
  await room.phone("Amina", "gallery");
  await room.desks("gallery");
  await room.console.closeRound(question);
  await room.console.reveal(question);
  await room.stage("dots");
  await room.phone("Amina", "dots");
}

async function board(room: GroupsRoom, name: string, step: string): Promise<void> {
  await room.go(step);
  await room.phones.Amina.waitForTimeout(500);
  await room.stage(name);
}

async function sideBySide(room: GroupsRoom): Promise<void> {
  await room.go(`${S9}/board`);
  await room.desks("board-before");
  await room.do({
    type: "merge-entries",
    activity: S9,
    entries: [entry(room, "Agree on a reflection"), entry(room, "A reflection period before")],
    on: true,
  });
  await board(room, "board-s9", `${S9}/board`);
  await room.desks("board");
  await room.phone("Amina", "board");
  await room.do({ type: "show-languages", second: "ar" });
  await room.stage("board-s9-en+ar");
  await room.do({ type: "show-languages", main: "ar", second: null });
  await room.stage("board-s9-ar");
  await room.go(S9);
  await room.stage("work-ar");
  await room.do({ type: "show-languages", main: "en" });
  await board(room, "map", "cooperation-map/board");
  await room.phone("Bo", "board-map");
}

async function others(room: GroupsRoom): Promise<void> {
  await room.work("worker-question-4", texts.without);
  await room.phone("Amina", "sheet-list");
  await room.do({ type: "freeze-work", activity: "worker-question-4" });
  await room.work("worker-question-5", texts.together);
  await room.do({ type: "freeze-work", activity: "worker-question-5" });
  await room.go("worker-question-5/board");
  await room.do({
    type: "flag",
    activity: "worker-question-5",
    entry: entry(room, "Medical care"),
    on: true,
  });
  await board(room, "difference", "worker-question-5/board");
  await room.desks("board-s8");
  await room.phone("Bo", "board-difference");
  await room.work("services-and-dilemmas", texts.services);
  await room.phone("Bo", "services-sheet");
  await room.do({ type: "freeze-work", activity: "services-and-dilemmas" });
  await board(room, "services", "services-and-dilemmas/board");
  await room.phone("Bo", "board-services");
  await room.desks("board-s7");
  await room.work("s10-campaign", texts.campaigns);
  await room.phone("Amina", "campaign-sheet");
  await room.do({ type: "freeze-work", activity: "s10-campaign" });
  await room.go("s10-campaign/present");
  await room.do({ type: "present", activity: "s10-campaign", group: room.groups[0]! });
  await room.stage("present-campaign");
  await board(room, "campaign", "s10-campaign/board");
  await room.desks("board-s10");
  await room.phone("Bo", "board-campaign");
}

async function phases(room: GroupsRoom): Promise<void> {
  await room.go("scenario-stereotypes");
  await room.do({
    type: "start-work",
    activity: "scenario-stereotypes",
    seconds: null,
    phases: [120, 240, 480],
  });
  await room.stage("work-phases");
  await room.desks("dashboard-phases");
  await room.do({ type: "next-phase", activity: "scenario-stereotypes", at: 1 });
  await room.phone("Amina", "phase-pairs");
  await room.stage("work-pairs");
}

async function afterwards(venue: Venue, room: GroupsRoom): Promise<void> {
  const { trainer } = room;
  const id = new URL(trainer.url()).pathname.split("/").at(-1) ?? "";
  await room.do({ type: "end" });
  await trainer.goto(venue.at(`/debrief/${id}`));
  await shoot(trainer, "groups/debrief-1440", true);
  await trainer.goto(venue.at(`/debrief/${id}/campaign`));
  await shoot(trainer, "groups/debrief-campaign", true);
  await room.hand.goto(venue.at(`/debrief/${id}`));
  await shoot(room.hand, "groups/debrief-390", true);
}

/** All of it; `npm run screenshots groups` runs this alone. */
export async function shootGroups(venue: Venue, trainer: Page): Promise<void> {
  const room = new GroupsRoom(venue, trainer);
  await room.open();
  await part("forming", room, forming);
  await room.form();
  await part("by hand", room, byHand);
  await part("writing", room, writing);
  await part("other sheets", room, otherSheets);
  // A group is silent two minutes after it last wrote.
  const since = Math.min(...(room.console.view.work?.groups.flatMap((g) => g.lastAt ?? []) ?? [Date.now()]));
  if (wanted.length < 2) await trainer.waitForTimeout(Math.max(0, since + 121_000 - Date.now()));
  await part("dashboard", room, dashboard);
  await part("presenting", room, presenting);
  await part("gallery", room, gallery);
  await part("side by side", room, sideBySide);
  await part("other boards", room, others);
  await part("phases", room, phases);
  await part("afterwards", room, (r) => afterwards(venue, r));
  await room.leave();
}
