import { expect, it } from "vitest";
import { telephoneParts } from "@/model/text/telephone";

const dialled = (line: string, least = 3) => telephoneParts(line, least).flatMap(({ dial }) => dial ?? []);

it.each([
  ["Hotline 1577-1366, day and night", ["15771366"]],
  ["Ms Lee, at the desk by the door, 010-2222-3333, until 18:00", ["01022223333"]],
  ["+62 812 3456 7890 or (02) 123-4567", ["+6281234567890", "021234567"]],
  ["Hotline 1300 24 hours, 08.00-17.00 and 9:00–17:00", ["1300"]],
  ["Dial 112, open 24/7", ["112"]],
  ["สายด่วน ๑๓๐๐ ตลอด 24 ชั่วโมง", ["1300"]],
  ["الخط الساخن ١٥٧٧-١٣٦٦", ["15771366"]],
  ["Ms Lee is at the desk by the door.", []],
])("the telephone numbers of “%s” are found (B-228)", (line, numbers) => {
  expect(dialled(line)).toEqual(numbers);
  expect(
    telephoneParts(line, 3)
      .map(({ text }) => text)
      .join(""),
  ).toBe(line);
});

it("the number of a room is none where numbers are longer (B-228)", () => {
  expect(dialled("Ms Lee, room 305, 010-2222-3333", 6)).toEqual(["01022223333"]);
});
