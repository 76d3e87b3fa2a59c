/**
 * The questions that phones may fill in again (B-77): those that were opened, with nothing of what anybody
 * answered.
 */
import { describe, expect, it } from "vitest";
import { everyKind } from "@/tests/support/every-kind";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { openedIn, openedView } from "@/workshop/views/asked-forms";

const roomOf = (workshop = translatedWorkshop) =>
  new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));

describe("the questions of a room that were opened", () => {
  it("are none before, and none that only stands there prepared", () => {
    expect(openedIn(roomOf().go("poll").state)).toEqual([]);
  });

  it("are those whose rounds were opened, each with its rounds, whatever became of them", () => {
    const room = roomOf().go("poll");
    room.open("poll").close("poll");
    expect(openedIn(room.state)).toMatchObject([{ question: "poll", rounds: [1] }]);
    room.reveal("poll").open("poll", { round: 2 });
    expect(openedIn(room.state)).toMatchObject([{ question: "poll", rounds: [1, 2] }]);
  });

  it("lose a round that was taken back", () => {
    expect(openedIn(roomOf().go("poll").open("poll").undo().state)).toEqual([]);
  });

  it("have the text that people saw, also where it was changed since", () => {
    const { state } = roomOf().go("poll").open("poll").close("poll").open("poll", { round: 2 });
    const changed = { ...translatedWorkshop, title: "Another" };
    const [first, second] = state.position.rounds.poll!;
    const rounds = { poll: [first!, { ...second!, version: 1 }] };
    const amended = { ...state, workshop: changed, versions: [translatedWorkshop, changed] };
    expect(openedIn({ ...amended, position: { ...state.position, rounds } })).toEqual([
      { question: "poll", rounds: [1], workshop: translatedWorkshop },
      { question: "poll", rounds: [2], workshop: changed },
    ]);
  });
});

describe("such a question", () => {
  it("is open in the reader's language, and of what stands beside it shows nothing later", () => {
    const view = openedView({ question: "story/1", workshop: translatedWorkshop }, "th");
    expect(view).toMatchObject({ language: "th", asked: { text: "ใช่หรือไม่?", phase: "open", key: null } });
    const text = JSON.stringify(view);
    expect(text).toContain("ข้อเท็จจริงข้อแรกของเรื่องนี้");
    for (const later of ["STORY-2", "KEY-REASON", "NOTES-"]) expect(text).not.toContain(later);
    expect(view).toMatchObject({ results: null, wall: null, told: [] });
  });

  it.each(
    planOf(everyKind).activities.flatMap((a) =>
      planOf(everyKind)
        .questionsOf(a.id)
        .map((q) => q.id),
    ),
  )("is open at %s", (question) => {
    const view = openedView({ question, workshop: everyKind }, everyKind.language);
    expect(view?.asked).toMatchObject({ question, phase: "open" });
  });

  it("is none where the workshop does not ask it", () => {
    expect(openedView({ question: "gone", workshop: everyKind }, "en")).toBeNull();
  });
});
