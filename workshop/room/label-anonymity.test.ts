import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { ORPHAN } from "@/workshop/room/erase-own-answers";
import { linkQuestion } from "@/workshop/room/linked-tests";
import { followed } from "@/model/debrief/input";
import { joinable, labelOf } from "@/workshop/room/label-anonymity";
import { MIN_GROUP_SIZE } from "@/workshop/room/sector-split";
import { costOf } from "@/tests/support/processor-time";

type Given = Map<string, Set<string>>;

const attendance = (patterns: Record<string, string>): Given =>
  new Map(Object.entries(patterns).map(([person, rounds]) => [person, new Set(rounds)]));

const many = (n: number, rounds: string, name = "full"): Record<string, string> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`${name}${i}`, rounds]));

/** The labels as they are told: a set of rounds each. */
function labels(people: Given): string[] {
  const joined = joinable(people);
  return [...people].flatMap(([person, rounds]) => {
    const together = joined.get(person) ?? new Set<string>();
    const alone = [...rounds].filter((round) => !together.has(round));
    return [...(together.size > 0 ? [[...together].sort().join("")] : []), ...alone];
  });
}

const counted = (list: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const label of list.toSorted()) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
};

const rooms = fc
  .array(fc.uniqueArray(fc.constantFrom(..."abcdefg"), { maxLength: 7 }), { maxLength: 40 })
  .map((people): Given => new Map(people.map((rounds, i) => [`p${i}`, new Set(rounds)])));

/** Most people answer most rounds, as in a room. */
const likelyRooms = fc
  .array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }), { maxLength: 60 })
  .map(
    (people): Given =>
      new Map(
        people.map((luck, i) => [`p${i}`, new Set([..."abcdefg"].filter((_, index) => luck[index]! > 0))]),
      ),
  );

describe("labels of answers (B-155)", () => {
  it("lets everybody be followed where all answered the same rounds", () => {
    expect(counted(labels(attendance(many(6, "abc"))))).toEqual({ abc: 6 });
  });

  it("lets latecomers be followed where five came late", () => {
    expect(counted(labels(attendance({ ...many(7, "abc"), ...many(5, "bc", "late") })))).toEqual({
      abc: 7,
      bc: 5,
    });
  });

  it("hides one who came late and one who left early among others", () => {
    const room = attendance({ ...many(10, "abcdefg"), late: "cdefg", left: "abcde" });
    expect(counted(labels(room))).toEqual({ abcdefg: 5, cde: 7, a: 6, b: 6, f: 6, g: 6 });
  });

  it("lets nobody be followed in a room of fewer than five", () => {
    expect(counted(labels(attendance(many(4, "abc"))))).toEqual({ a: 4, b: 4, c: 4 });
  });

  it("keeps what people have in common who each missed another round", () => {
    const room = attendance({
      ...many(10, "abcdefg"),
      v: "bcdefg",
      w: "acdefg",
      x: "abdefg",
      y: "abcefg",
      z: "abcdfg",
    });
    expect(counted(labels(room))).toMatchObject({ abcdefg: 5, fg: 10 });
  });

  for (const [name, arbitrary] of Object.entries({ "any room": rooms, "a likely room": likelyRooms }))
    describe(`in ${name}`, () => {
      it("no label carries rounds that fewer than five share, and no few stand alone", () => {
        fc.assert(
          fc.property(arbitrary, (room) => {
            const counts = counted(labels(room));
            // Each round that was answered, and each label that joins several.
            const asked = new Set([...room.values()].flatMap((rounds) => [...rounds]));
            const joined = Object.keys(counts).filter((rounds) => rounds.length > 1);
            const few = [...asked, ...joined].filter((rounds) => {
              const n = counts[rounds] ?? 0;
              const all = [...room.values()].filter((r) => r.has(rounds)).length;
              return n > 0 && n < MIN_GROUP_SIZE && (rounds.length > 1 || n < all);
            });
            expect(few).toEqual([]);
          }),
        );
      });

      it("every answer stays, once", () => {
        fc.assert(
          fc.property(arbitrary, (room) => {
            const text = labels(room).join("");
            const answered = [...room.values()].flatMap((rounds) => [...rounds]);
            expect([...text].sort()).toEqual(answered.sort());
            expect([...joinable(room).values()].filter((rounds) => rounds.size < 2)).toEqual([]);
          }),
        );
      });

      it("what is safe already stays as it is", () => {
        fc.assert(
          fc.property(arbitrary, (room) => {
            const relabelled: Given = new Map(labels(room).map((rounds, i) => [`l${i}`, new Set(rounds)]));
            expect(counted(labels(relabelled))).toEqual(counted(labels(room)));
          }),
        );
      });
    });

  it("everybody is followed through all that they answered, where five and more always answered the same", () => {
    const alike = fc
      .uniqueArray(
        fc.record({
          rounds: fc.uniqueArray(fc.constantFrom(..."abcdefg"), { minLength: 2, maxLength: 7 }),
          people: fc.integer({ min: MIN_GROUP_SIZE, max: 12 }),
        }),
        { minLength: 1, maxLength: 5, selector: ({ rounds }) => rounds.toSorted().join("") },
      )
      .map((groups) => groups.map(({ rounds, people }) => ({ rounds: rounds.toSorted().join(""), people })));
    fc.assert(
      fc.property(alike, (groups) => {
        const room = attendance(
          Object.assign({}, ...groups.map(({ rounds, people }) => many(people, rounds, rounds))),
        );
        expect(counted(labels(room))).toEqual(
          counted(groups.flatMap(({ rounds, people }) => Array<string>(people).fill(rounds))),
        );
      }),
    );
  });

  it("takes no time to speak of for 5,000 people who missed what they missed", () => {
    const room: Given = new Map(
      Array.from({ length: 5_000 }, (_, i) => [
        `p${i}`,
        new Set([..."abcdefghijklmnopqrst"].filter((_, index) => (i * 7_919 + index * 104_729) % 11 > 0)),
      ]),
    );
    expect(costOf(() => void joinable(room))).toBeLessThan(5_000);
  });
});

describe("somebody who remembers at which rounds each person was there", () => {
  /** How sure they are of a person's answers at best, on average over rounds: one of the labels that can be theirs. */
  const sureness = (room: Given, shownLabels: readonly string[], person: string): number => {
    const rounds = [...room.get(person)!];
    const could = (round: string) =>
      shownLabels.filter(
        (label) => label.includes(round) && [...label].every((r) => room.get(person)!.has(r)),
      ).length;
    return rounds.reduce((sum, round) => sum + 1 / could(round), 0) / rounds.length;
  };
  const others = { late1: "cdefg", late2: "efg", left1: "abcde", left2: "abc", away: "abfg", visitor: "d" };

  it.each([12, 30, 100])(
    "knows one answer in five at best, of %i people of whom six came and went",
    (people) => {
      const room = attendance({ ...many(people - 6, "abcdefg"), ...others });
      for (const person of Object.keys(others))
        expect(sureness(room, labels(room), person)).toBeLessThanOrEqual(1 / MIN_GROUP_SIZE);
    },
  );
});

describe("the code of a linked test", () => {
  const test = (answers: Record<string, string>) =>
    Object.entries(answers).flatMap(([person, items]) => [
      ...[...items].map((item) => ({ person, question: `test/${item}`, round: 1 })),
      { person, question: linkQuestion("test"), round: 1 },
    ]);
  /** Of each answer that has a code beside it: whose it is, and the item. */
  const withCode = (answers: ReturnType<typeof test>) => {
    let drawn = 0;
    const label = labelOf(answers, () => `new ${++drawn}`);
    const labelled = answers.map((a) => ({ ...a, label: label(a) }));
    const codes = new Set(labelled.flatMap((a) => (a.question === linkQuestion("test") ? a.label : [])));
    return labelled.flatMap((a) => (a.question !== linkQuestion("test") && codes.has(a.label) ? [a] : []));
  };

  it("stays with whoever can be followed, and with nobody who answered one item among others", () => {
    const found = withCode(test({ ...many(10, "abc"), visitor: "b", late: "bc" }));
    expect(found.map((a) => a.person)).not.toContain("visitor");
    expect(new Set(found.map((a) => a.person)).size).toBeGreaterThanOrEqual(MIN_GROUP_SIZE);
  });

  it("stays with everybody where there is one item only", () => {
    expect(withCode(test({ ...many(3, "a") }))).toHaveLength(3);
  });
});

describe("whoever erased what they gave", () => {
  it("is followed nowhere, since what they wrote is blackened, and is not the only one", () => {
    const answers = Object.entries({ ...many(12, "abc"), [`${ORPHAN}gone`]: "abc" }).flatMap(
      ([person, rounds]) => [...rounds].map((question) => ({ person, question, round: 1 })),
    );
    let drawn = 0;
    const label = labelOf(answers, () => `new ${++drawn}`);
    const labelled = answers.map((a) => ({ ...a, label: label(a) }));
    const times = (one: string) => labelled.filter((a) => a.label === one).length;
    for (const answer of labelled.filter((a) => a.person === `${ORPHAN}gone`)) {
      expect(times(answer.label)).toBe(1);
      const alone = labelled.filter((a) => a.question === answer.question && times(a.label) === 1);
      expect(alone.length).toBeGreaterThanOrEqual(MIN_GROUP_SIZE);
    }
    expect(labelled.filter((a) => times(a.label) === 3)).toHaveLength(3 * 7);
  });
});

describe("people who can be followed", () => {
  const round = (...people: string[]) => ({ answers: people.map((person) => ({ person })) });

  it("are those of two rounds and more, and all where there is one round only", () => {
    expect([...followed([round("a", "b"), round("a", "c")])]).toEqual(["a"]);
    expect([...followed([round("a", "b")])]).toEqual(["a", "b"]);
    expect([...followed([])]).toEqual([]);
  });
});
