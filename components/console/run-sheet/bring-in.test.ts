import { describe, expect, it } from "vitest";
import { bringingIn } from "@/components/console/run-sheet/bring-in";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";
import { changeAgenda } from "@/workshop/room/agenda/change";
import { withDayBegun } from "@/workshop/room/agenda/days";
import type { PlanMessage } from "@/workshop/protocol/console";

const [one, two] = agendaWorkshop.sessions as unknown as PlanMessage["sessions"];
const lengthOf = (id: string) => ({ session: id.startsWith("a") ? "one" : "two", minutes: 10 });

describe("an activity that is not in the agenda (B-102)", () => {
  it("comes into its session's part, in the order of the workshop, and the agenda takes it", () => {
    const hour = agendaFrom(agendaWorkshop, "one-hour");
    const a3 = bringingIn(hour, one!, "a3")!;
    expect(a3).toEqual({ do: "move", activity: "a3", slot: "h-one", before: null });
    const withA3 = changeAgenda(hour, a3, lengthOf) as LiveAgenda;
    const a2 = bringingIn(withA3, one!, "a2")!;
    expect(a2.before).toBe("a3");
    const both = changeAgenda(withA3, a2, lengthOf) as LiveAgenda;
    expect(both.days[0]!.slots[0]!.items.map((i) => i.activity)).toEqual(["a1", "a2", "a3"]);
  });

  it("comes into the day that runs rather than into another, and into no day that is over", () => {
    const days = agendaFrom(agendaWorkshop, "two-days");
    expect(bringingIn(days, two!, "b1")?.slot).toBe("d1-two");
    const second = withDayBegun(days, "day-2", 1_000, null);
    expect(bringingIn(second, two!, "b1")?.slot).toBe("d2-two");
    const over = withDayBegun(withDayBegun(days, "day-1", 1_000, null), "day-2", 2_000, null);
    expect(bringingIn(over, one!, "a1")).toBeNull();
  });
});
