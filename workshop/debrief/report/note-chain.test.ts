import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkChain, type NoteSeal, type SealedNote, toSeal } from "@/workshop/debrief/report/note-chain";

const mac = (text: string): string => createHmac("sha256", "a key").update(text).digest("base64url");
const note = (i: number): SealedNote => ({
  id: `note ${i}`,
  said: ["ada", "export", i % 2 ? null : "docx"],
  at: new Date(1_800_000_000_000 + i * 1_000),
});

function chainOf(count: number, key = mac): { notes: SealedNote[]; seals: NoteSeal[] } {
  const notes = Array.from({ length: count }, (_, i) => note(i));
  const seals: NoteSeal[] = [];
  for (const [i, n] of notes.entries())
    seals.push({ entryId: n.id, seq: i + 1, seal: key(toSeal(seals.at(-1)?.seal ?? "", i + 1, n)) });
  return { notes, seals };
}

describe("notes that are sealed over one another (F-19)", () => {
  it("hang together, in whatever order they are read", () => {
    const { notes, seals } = chainOf(5);
    expect(checkChain([...notes].reverse(), [...seals].reverse(), mac)).toEqual({
      sealed: 5,
      unsealed: 0,
      broken: null,
      last: seals[4]!.seal,
    });
    expect(checkChain([], [], mac)).toEqual({ sealed: 0, unsealed: 0, broken: null, last: null });
  });

  it("show the first that was changed, taken out, or sealed by somebody without the key", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.constantFrom("word", "time", "note", "both", "order"),
        (count, which, how) => {
          const { notes, seals } = chainOf(count);
          const index = which % count;
          const changed = {
            word: () =>
              checkChain(
                notes.map((n, i) => (i === index ? { ...n, said: ["ben", "export", null] } : n)),
                seals,
                mac,
              ),
            time: () =>
              checkChain(
                notes.map((n, i) => (i === index ? { ...n, at: new Date(0) } : n)),
                seals,
                mac,
              ),
            note: () =>
              checkChain(
                notes.filter((_, i) => i !== index),
                seals,
                mac,
              ),
            both: () =>
              checkChain(
                notes.filter((_, i) => i !== index),
                seals.filter((_, i) => i !== index),
                mac,
              ),
            order: () =>
              checkChain(
                notes,
                seals.map((s, i) => (i === index ? { ...s, entryId: notes[(index + 1) % count]!.id } : s)),
                mac,
              ),
          }[how]();
          // The newest alone can go without a trace but for the seal that somebody keeps.
          if (how === "both" && index === count - 1)
            expect(changed).toMatchObject({ broken: null, last: seals.at(-2)!.seal });
          else expect(changed.broken).toBe(index + 1);
        },
      ),
    );
    const { notes, seals } = chainOf(3, (text) =>
      createHmac("sha256", "another key").update(text).digest("base64url"),
    );
    expect(checkChain(notes, seals, mac).broken).toBe(1);
  });

  it("count what has no seal", () => {
    const { notes, seals } = chainOf(3);
    expect(checkChain([note(9), ...notes], seals, mac)).toMatchObject({
      sealed: 3,
      unsealed: 1,
      broken: null,
    });
  });
});
