import { describe, expect, it } from "vitest";
import { identifyingParts } from "./identifying-names";

describe("a name next to an age, an age next to a place, a case number (G-66)", () => {
  it.each([
    "Aye, 17",
    "We met Aye, 17, at the border",
    "17-year-old Mai",
    "the 17 year old Nguyễn came",
    "Mai (17)",
    "Mai (17 years)",
    "Siti aged 16",
    "Siti was 16 years old",
    "Siti berusia 16 tahun",
    "a girl from Mae Sot, 16",
    "from Battambang, 16.",
    "a girl, 16, from Poipet",
    "Case 123/2024",
    "case no. 45/2019",
    "Kasus nomor 12/2023",
    "คดี 123/2567",
    "mail me: a@b",
  ])("%s", (text) => {
    expect(identifyingParts(text)).not.toEqual([]);
  });

  it.each([
    "within 30 days",
    "Article 3",
    "Articles 3, 5 and 7",
    "Article 3, 5",
    "I11",
    "at 7:00",
    "Step 4 (10)",
    "Table (2)",
    "Children aged 15",
    "Children, 17 and under",
    "Girls aged 14 to 17",
    "Everybody aged 18 and over",
    "Thailand, 20 officers",
    "Thailand (12)",
    "by Friday, 17 May",
    "In May, 15 people were trained",
    "a 17-year-old Thai girl",
    "17-year-old girls",
    "ASEAN, 10 states",
    "Group 3 (5 people)",
    "from Monday, 16 May",
    "In 2016, from Thailand",
    "Police, 24 hours a day",
    "3 shelters, 12 from NGOs",
    "Palermo Protocol, 2000",
    "case by case",
    "cases 3-5",
    "Case 3",
    "50 % of cases",
    "NGO: 2 staff",
    "She was 17",
    "Hotline 1300",
    "@UNODC",
    "1.5 m",
    "Survivors 18, 19",
    "Measure 12.",
  ])("is not in: %s", (text) => {
    expect(identifyingParts(text)).toEqual([]);
  });

  it("is told with the words it is in", () => {
    expect(identifyingParts("Aye, 17, and case 5/2020")).toEqual(["Aye, 17", "case 5/2020"]);
  });

  it("is told once where a name, an age and a place share words", () => {
    expect(identifyingParts("Mai, 34, from Poipet")).toEqual(["Mai, 34, from Poipet"]);
  });
});
