/** A room that is over and left something behind: certificates in several scripts, promises and what became of them. */
import type { Page } from "playwright";
import { addMinute } from "@/server/store/certificates/attendance";
import { followUpTexts, releaseFollowUpText } from "@/server/store/learning/follow-up";
import { prisma } from "@/server/store/database/prisma";
import { DAY_MS } from "@/server/store/debrief/publications";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { sizes, type Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { peopleOf } from "@/tests/support/running-groups";
import { endRoom, jump, openStage, press } from "@/tests/support/steps";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import type { FollowUpStatus } from "@/workshop/debrief/follow-up/waves";

const people = [
  {
    name: "Nguyễn Thị Minh Châu",
    what: "I ask alone, with an interpreter of the person’s own choice.",
    status: "done",
    helped: "My director agreed at once.",
    hindered: "",
  },
  {
    name: "สมชาย ใจดี",
    latin: "Somchai Jaidee",
    what: "A card with the twelve signs at every desk.",
    status: "partly",
    helped: "The shelter printed them.",
    hindered: "Half of the desks have no wall.",
  },
  {
    name: "نور الهدى عبد الرحمن",
    latin: "Nour Abdelrahman",
    what: "أسأل عن الحاجات أولًا.",
    status: "done",
    helped: "ساعدتني زميلتي في الملجأ.",
    hindered: "",
  },
  {
    name: "Dewi Lestari",
    what: "Satu nomor telepon untuk malam hari.",
    status: "not-yet",
    helped: "",
    hindered: "Belum ada anggaran.",
  },
  {
    name: "김지은",
    latin: "Kim Jieun",
    what: "Call the NGO before the first interview.",
    status: "done",
    helped: "They answered within the hour.",
    hindered: "",
  },
  {
    name: "Maria-Magdalena Papadopoulou-Konstantinidou",
    what: "A quiet room with a door that opens from inside.",
    status: "dropped",
    helped: "",
    hindered: "The room went to another unit.",
  },
  {
    name: "Ana Lucía",
    what: "Ask what the person needs before I ask what happened.",
    status: "partly",
    helped: "A colleague does it with me.",
    hindered: "",
  },
] satisfies {
  name: string;
  latin?: string;
  what: string;
  status: FollowUpStatus;
  helped: string;
  hindered: string;
}[];

interface KeptRoom {
  id: string;
  /** A phone in the room, with its own answers. */
  phone: Page;
  /** Opens a promise on which no look back was taken yet. */
  code: string;
}

async function post(
  venue: Venue,
  cookie: string,
  path: string,
  fields: Record<string, string>,
): Promise<string> {
  const answer = await fetch(venue.server.url + path, {
    method: "POST",
    headers: { cookie, origin: venue.server.url },
    body: new URLSearchParams(fields),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

/** @param trainer on the home of a trainer who is signed in; it stays on the console */
export async function openKeptRoom(venue: Venue, trainer: Page): Promise<KeptRoom> {
  await upsertWorkshop(weighingWorkshop);
  await trainer.goto(venue.at("/trainer"));
  const options = await trainer.getByLabel("Workshop").locator("option").allTextContents();
  await trainer
    .getByLabel("Workshop")
    .selectOption({ label: options.find((o) => o.includes(weighingWorkshop.title))! });
  await trainer.getByText("Certificates: off").click();
  await trainer.getByLabel("Keep attendance and give certificates").check();
  await trainer.getByRole("button", { name: "Open the room" }).click();
  await trainer.waitForURL(/\/console\/[0-9a-f-]{36}$/);
  const id = new URL(trainer.url()).pathname.split("/").at(-1)!;
  const { stage, door } = await openStage(venue, trainer);
  const phone = await venue.page(sizes.phone);
  await phone.goto(venue.at(door));
  await phone.getByRole("button", { name: "Join", exact: true }).click();
  await phone.locator('body[data-link="connected"]').waitFor();
  const crowd: CrowdPhone[] = [];
  for (const { name } of people)
    crowd.push(await CrowdPhone.join(venue.server.url, door, { alias: name.split(" ")[0]! }));

  await jump(trainer, "My promise");
  await press(trainer, "open");
  await Promise.all(
    crowd.map((p, i) =>
      p.answer("promise", 1, { "promise.what": [people[i]!.what], "promise.when": ["2027-02-01"] }),
    ),
  );
  await phone
    .locator("form[data-question] textarea, form[data-question] input[type=text]")
    .first()
    .fill("Say who I am, and why I ask, before the first question.");
  await phone.locator('#saved[data-state="saved"]').waitFor();
  await press(trainer, "close");

  const ids = await peopleOf(crowd.map((p) => p.cookie));
  for (let minute = 0; minute < 40; minute++) await addMinute(id, "w1", minute < 10 ? ids : ids.slice(0, 5));
  const codes: string[] = [];
  for (const [i, { cookie }] of crowd.entries()) {
    const { name, latin } = { latin: "", ...people[i]! };
    if (i < 5) await post(venue, cookie, `/r/${id}/certificate`, { name, latin });
    const page = await post(venue, cookie, `/r/${id}/follow-up`, {});
    codes.push(/id="follow-up-code">([0-9A-Z ]{19})</.exec(page)![1]!);
  }
  // Thirty days later.
  await prisma.followUp.updateMany({
    where: { roomId: id },
    data: { madeOn: new Date(Date.now() - 31 * DAY_MS) },
  });
  const [firstCode] = codes;
  for (const [i, code] of codes.entries()) {
    if (i === 0) continue;
    const { status, helped, hindered } = people[i]!;
    await post(venue, "", "/f", { code, status, helped, hindered });
  }
  const [first] = await followUpTexts(id);
  if (first) await releaseFollowUpText(id, first.id, true);
  for (const p of crowd) p.leave();
  await stage.context().close();
  return { id, phone, code: firstCode! };
}

/** The room is closed, and certificates are issued to all who earned theirs. */
export async function endKeptRoom(venue: Venue, trainer: Page, { id }: KeptRoom): Promise<void> {
  await endRoom(trainer);
  await trainer.getByRole("dialog").waitFor({ state: "detached" });
  await trainer.goto(venue.at(`/debrief/${id}/certificates`));
  await trainer.getByLabel("Institutions").fill("CIFAL Jeju\nRegional Support Office of the Bali Process");
  await trainer.getByLabel("Place").fill("Jeju");
  await trainer.getByLabel("Who signs").fill("Dr Yoon Ha-neul");
  await trainer.getByLabel("Their role").fill("Director");
  await trainer.getByRole("button", { name: "Save" }).first().click();
  await trainer
    .getByRole("button", { name: "Issue all" })
    .or(trainer.locator('form[action$="/issue-all"] button'))
    .first()
    .click();
  await trainer.getByRole("status").first().waitFor();
}
