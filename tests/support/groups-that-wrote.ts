/** Groups of a room with a worksheet, as far as a trainer meets them: people at bare sockets, and what they wrote. */
import type { Console, Plenary, TestRoom } from "@/tests/support/plenary";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { textAt } from "@/workshop/worksheets/document";
import { eventually } from "@/tests/support/waiting";

interface Writer {
  alias: string;
  cookie: string;
  /** Of the group of one. */
  group: string;
  phone: SheetPhone;
}

/**
 * One person for each group; the work goes on.
 * @param written what each wrote, by the path of the cell
 */
export async function groupsThatWrote(
  plenary: Plenary,
  room: TestRoom,
  desk: Console,
  activity: string,
  written: readonly { alias: string; cells: Record<string, string> }[],
): Promise<Writer[]> {
  const cookies = await Promise.all(written.map(({ alias }) => plenary.join(room, { alias })));
  const people = await peopleOf(cookies);
  const groups = await startGroups(
    desk,
    activity,
    people.map((person) => [person]),
  );
  const writers = written.map(({ alias }, i) => ({
    alias,
    cookie: cookies[i]!,
    group: groups[i]!,
    phone: new SheetPhone(
      { url: plenary.url, auth: { as: "phone", room: room.id }, cookie: cookies[i]!, backOff: 200 },
      { activity, group: groups[i]! },
    ),
  }));
  const settled = () => writers.every(({ phone }) => phone.settled);
  await eventually(settled);
  for (const [i, { phone }] of writers.entries())
    for (const [path, text] of Object.entries(written[i]!.cells)) textAt(phone.doc, path).insert(0, text);
  await eventually(settled);
  return writers;
}
