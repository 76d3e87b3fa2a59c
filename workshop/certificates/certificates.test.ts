/** Names, attendance and rules of certificates. Numbers are those of docs/behaviour-certificates.md. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attendanceOf,
  MAX_GAP_MINUTES,
  type AttendanceRecord,
  type AttendedTime,
  countMinute,
  sessionsHeld,
} from "@/workshop/certificates/attendance";
import { foldName, nameAsTyped } from "@/workshop/certificates/name";
import { earned, itemsToPass, passes, reaches, rulesSchema } from "@/workshop/certificates/rules";

const nameOf = (typed: string) => {
  const read = nameAsTyped(typed);
  return read.ok ? read.name : read.problem;
};

describe("the name for a certificate (C-6)", () => {
  it.each([
    "សុខ ចាន់ថា",
    "އަލީ މޫސާ",
    "محمد علی خان",
    "김민준",
    "สมชาย ใจดี",
    "李小龙",
    "Nguyễn Thị Ánh",
    "Aung San မောင်",
    "O’Brien-Smith, Jr.",
    "Dr. Ana María d'Ávila (née Ruiz)",
    "می‌خواهم",
    "ශ්‍රී ලංකා",
    "Kim 👩‍🏫",
    "Sukarno",
    "X Æ A-12",
    "İsmet ı I i",
  ])("is kept as typed: %s", (typed) => expect(nameOf(`  ${typed}\t`)).toBe(typed.normalize("NFC")));

  it("is composed, so that one name has one form", () => expect(nameOf("Ame\u0301lie")).toBe("Am\u00e9lie"));

  it.each([
    "Ali\u202eGnp",
    "\u2066Ali\u2069",
    "A\u200eB",
    "A\u0000B",
    "A\nB",
    "A\u2028B",
    "A\u200bB",
    "A\u00adB",
    "A\ufeffB",
    "A\u{e0041}B",
    "A\ue000B",
    "\u200dAli",
    "A\u200d\u200dB",
    "A\u3164",
  ])("is refused in a sentence where it holds what cannot be seen: %j", (typed) =>
    expect(nameOf(typed)).toBe("name-hidden"),
  );

  it("needs a letter, and has an end", () => {
    expect(nameOf("   ")).toBe("name-empty");
    expect(nameOf("12 – 34")).toBe("name-empty");
    expect(nameOf("क".repeat(200))).toBe("क".repeat(200));
    expect(nameOf("a".repeat(201))).toBe("name-long");
    expect(nameOf(`a${"\u0301".repeat(40)}`)).toBe("name-long");
  });

  it("is compared without letter case, width and doubled blanks", () => {
    expect(foldName("ÁNA  Ruiz")).toBe(foldName("ána ruiz"));
    expect(foldName("Ａｎａ")).toBe("ana");
    expect(foldName("Ana")).not.toBe(foldName("Anna"));
  });

  it("never holds what was refused, and stays what it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (typed) => {
        const read = nameAsTyped(typed);
        if (!read.ok) return;
        expect(read.name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(nameAsTyped(read.name)).toEqual(read);
      }),
      { numRuns: 60 },
    );
  });
});

const through = (minutes: readonly number[]): AttendedTime | undefined =>
  minutes.reduce<AttendedTime | undefined>((seen, minute) => countMinute(seen, minute), undefined);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("presence in a session (C-2, C-3)", () => {
  it("counts minutes, each once, and bridges the sleep of a phone", () => {
    expect(through(upTo(60))).toEqual({ minutes: 60, last: 60 });
    expect(through([1, 1, 1])).toEqual({ minutes: 1, last: 1 });
    expect(through([1, 1 + MAX_GAP_MINUTES])).toEqual({
      minutes: 1 + MAX_GAP_MINUTES,
      last: 1 + MAX_GAP_MINUTES,
    });
    expect(through([1, 2 + MAX_GAP_MINUTES])).toEqual({ minutes: 2, last: 2 + MAX_GAP_MINUTES });
  });

  it("is half of the running time or more", () => {
    const runs = [{ session: "a", minutes: 60 }];
    const mark = (minutes: number): AttendanceRecord => ({
      person: "p",
      session: "a",
      minutes,
      byHand: null,
    });
    expect(attendanceOf("p", runs, [mark(30)]).share).toEqual({ present: 1, of: 1 });
    expect(attendanceOf("p", runs, [mark(29)]).share).toEqual({ present: 0, of: 1 });
    expect(attendanceOf("q", runs, [mark(60)]).share).toEqual({ present: 0, of: 1 });
  });

  it("leaves out sessions that hardly ran, unless a trainer marked somebody in them", () => {
    const runs = [
      { session: "a", minutes: 60 },
      { session: "b", minutes: 4 },
    ];
    expect(sessionsHeld(runs, [])).toEqual(["a"]);
    const byHand: AttendanceRecord[] = [{ person: "g", session: "b", minutes: 0, byHand: true }];
    expect(sessionsHeld(runs, byHand)).toEqual(["a", "b"]);
    expect(attendanceOf("p", runs, byHand).share).toEqual({ present: 0, of: 2 });
    expect(attendanceOf("g", runs, byHand).share).toEqual({ present: 1, of: 2 });
  });

  it("a trainer's word stands over what was counted, both ways (C-3)", () => {
    const runs = [{ session: "a", minutes: 60 }];
    expect(
      attendanceOf("p", runs, [{ person: "p", session: "a", minutes: 60, byHand: false }]).share.present,
    ).toBe(0);
    expect(
      attendanceOf("p", runs, [{ person: "p", session: "a", minutes: 0, byHand: true }]).share.present,
    ).toBe(1);
  });

  it("goes over several days session by session, and is nothing where nothing was held", () => {
    const runs = ["a", "b", "c", "d", "e"].map((session) => ({ session, minutes: 90 }));
    const marks = ["a", "b", "c", "d"].map(
      (session): AttendanceRecord => ({ person: "p", session, minutes: 80, byHand: null }),
    );
    expect(attendanceOf("p", runs, marks).share).toEqual({ present: 4, of: 5 });
    expect(attendanceOf("p", [], []).share).toEqual({ present: 0, of: 0 });
  });
});

describe("what a certificate takes (C-5, C-9)", () => {
  const items = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `i${i}`, accepted: ["no"] }));
  const right = (n: number, total: number) =>
    Object.fromEntries(Array.from({ length: total }, (_, i) => [`i${i}`, i < n ? "no" : "yes"]));

  it("four of five sessions are 80 %, and no session is no share", () => {
    expect(reaches({ present: 4, of: 5 }, 80)).toBe(true);
    expect(reaches({ present: 3, of: 4 }, 80)).toBe(false);
    expect(reaches({ present: 0, of: 0 }, 1)).toBe(false);
  });

  it("a test is passed from its share of items on, and passing never needs all of them", () => {
    expect([5, 6, 7, 10].map((n) => itemsToPass(n, 70))).toEqual([4, 5, 5, 7]);
    expect(itemsToPass(5, 95)).toBe(4);
    expect(passes(items(7), right(5, 7), 70)).toBe(true);
    expect(passes(items(7), right(4, 7), 70)).toBe(false);
    expect(passes(items(7), {}, 70)).toBe(false);
    expect(passes(items(7), { toString: "no" }, 70)).toBe(false);
  });

  it("a test of fewer than five items never counts: passing it would tell answers", () =>
    expect(passes(items(4), right(4, 4), 50)).toBe(false));

  it("completion needs attendance too", () => {
    const rules = rulesSchema.parse({ test: "post" });
    expect(earned(rules, { present: 4, of: 5 }, true)).toEqual(["participation", "completion"]);
    expect(earned(rules, { present: 4, of: 5 }, false)).toEqual(["participation"]);
    expect(earned(rules, { present: 3, of: 5 }, true)).toEqual([]);
    expect(earned(rulesSchema.parse({}), { present: 5, of: 5 }, true)).toEqual(["participation"]);
  });
});
