/** Pictures of every kind on every surface, at each moment of its question: .shots/kinds/. */
import type { Page } from "playwright";
import type { Venue } from "@/tests/support/browser";
import { everyKind } from "@/tests/support/every-kind";
import { fillIn } from "@/tests/support/fill-in";
import { shoot, shootAll, type Shots } from "@/tests/support/shoot";
import { complain, leave, surfaces } from "@/tests/support/shots-room";
import { shootBox } from "@/tests/support/shots-box";
import { shootInTwo } from "@/tests/support/shots-languages";
import { shootWriting } from "@/tests/support/shots-writing";
import { endRoom } from "@/tests/support/steps";
import { walk } from "@/tests/support/walk";

async function everyMoment(venue: Venue, trainer: Page): Promise<void> {
  const room = await surfaces(venue, trainer, everyKind);
  await walk(everyKind, trainer, room.crowd, async ({ activity, name }, moment) => {
    const base = `kinds/${name}-${moment}`;
    await shootAll([
      [room.wide, `${base}-stage-1920`],
      [room.old, `${base}-stage-1024`],
      [room.large, `${base}-phone-390`, true],
      [room.small, `${base}-phone-320`, true],
      ...(moment === "revealed" || moment === "shown" ? [[trainer, `${base}-console`] as const] : []),
    ]);
    await complain(`${name} ${moment}`, room);
    if (moment === "open" && activity.kind !== "worksheet")
      await fillIn(room.large, 1).catch(() =>
        process.stdout.write(`  ! ${name}: the phone could not fill in\n`),
      );
  });
  await shootBox(trainer, room);
  const code = new URL(trainer.url()).pathname.split("/").at(-1) ?? "";
  await endRoom(trainer);
  await room.large.getByRole("heading", { name: "Thank you." }).waitFor();
  await trainer.goto(venue.at(`/debrief/${code}`));
  await shoot(trainer, "kinds/debrief-1440", true);
  await room.large.goto("about:blank");
  await leave(room);
}

/** In several windows at a time; `npm run screenshots kinds` runs these alone. */
export const kindShots: Shots = {
  kinds: everyMoment,
  "two languages, Thai": (venue, trainer) => shootInTwo(venue, trainer, "th"),
  "two languages, Arabic": (venue, trainer) => shootInTwo(venue, trainer, "ar"),
  writing: shootWriting,
};
