import { describe, expect, it } from "vitest";
import { documentsOf } from "@/workshop/views/worksheets/group";

const names = (n: number, prefix: string) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);

describe("a split dossier (G-79)", () => {
  it("leaves no document out, gives everybody one, and gives nobody of several all of them", () => {
    for (let people = 1; people <= 9; people++) {
      for (let papers = 1; papers <= 8; papers++) {
        const members = names(people, "p");
        const documents = names(papers, "d");
        const dealt = members.map((m) => documentsOf(documents, members, m));
        expect(new Set(dealt.flat())).toEqual(new Set(documents));
        expect(dealt.every((h) => h.length > 0)).toBe(true);
        if (people > 1 && papers > 1) expect(dealt.some((h) => h.length === papers)).toBe(false);
      }
    }
  });

  it("gives nothing to somebody of another group", () => expect(documentsOf(["a"], ["p"], "q")).toEqual([]));
});
