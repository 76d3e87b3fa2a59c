import { describe, expect, it } from "vitest";
import { sheetNamed, sheetWith } from "@/tests/support/worksheets/contents";
import { similarPairs, similarSets } from "@/workshop/worksheets/similar-entries";
import { findEntries } from "@/model/worksheets/entries";
import { costOf } from "@/tests/support/processor-time";

/** One entry of each group. */
const from = (...texts: string[]) =>
  texts.flatMap((now, i) => findEntries(sheetNamed("without"), `g1-${i}`, sheetWith({ now })));
const suggested = (...texts: string[]) => {
  const found = from(...texts);
  return similarSets(similarPairs(found), []).map((set) =>
    set.map((id) => found.find((f) => f.id === id)!.text).sort(),
  );
};

describe("entries that may be the same (G-111)", () => {
  it.each([
    ["English", "Train the labour inspectors", "Training for labour inspectors"],
    ["English", "One joint interview, with an NGO present", "joint interview with NGO present"],
    ["Indonesian", "Pelatihan untuk pengawas ketenagakerjaan", "Pelatihan pengawas ketenagakerjaan"],
    ["Thai", "ฝึกอบรมเจ้าหน้าที่ตรวจแรงงาน", "อบรมเจ้าหน้าที่ตรวจแรงงาน"],
    ["Khmer", "បណ្តុះបណ្តាលមន្ត្រីអធិការកិច្ចការងារ", "បណ្តុះបណ្តាលអធិការកិច្ចការងារ"],
    ["Korean", "근로감독관 공동 교육", "근로감독관을 위한 공동 교육"],
    ["Arabic", "تدريب مفتشي العمل", "تدريبُ مُفتشي العمل معا"],
  ])("are suggested in %s", (_language, a, b) => expect(suggested(a, b)).toEqual([[a, b].sort()]));

  it.each([
    ["other things", "Food and clothes", "A doctor of her choice"],
    ["the opposite", "Interview the victim with the police", "Interview the victim without the police"],
    ["the opposite in Thai", "สัมภาษณ์ผู้เสียหายกับตำรวจ", "ไม่สัมภาษณ์ผู้เสียหายกับตำรวจ"],
    ["one word in common", "Police training on trauma", "Police hotline for callers"],
    ["short words", "Rest", "Test"],
  ])("are not suggested for %s", (_what, a, b) => expect(suggested(a, b)).toEqual([]));

  it("are of several groups, and every two of a set are alike", () => {
    expect(suggested("Shelter\nshelter!")).toEqual([]);
    expect(
      suggested("Safe shelter tonight", "safe shelter, tonight", "Safe shelter for tonight", "A lawyer"),
    ).toEqual([["Safe shelter for tonight", "Safe shelter tonight", "safe shelter, tonight"].sort()]);
  });

  it("are not suggested again once they are merged", () => {
    const found = from("Safe shelter", "safe shelter");
    const pairs = similarPairs(found);
    expect(similarSets(pairs, [])).toHaveLength(1);
    expect(similarSets(pairs, [found.map((f) => f.id)])).toEqual([]);
  });

  it("are found among four hundred in a moment", () => {
    const found = from(
      ...Array.from({ length: 400 }, (_, i) => `Measure ${i * 7919} for agency ${i * 104_729} and step ${i}`),
    );
    expect(costOf(() => void similarSets(similarPairs(found), []))).toBeLessThan(3_000);
  });
});
