import { afterEach, beforeEach, expect, it, vi } from "vitest";

// Islands are elements; their module is loaded without a page here.
vi.stubGlobal("HTMLElement", class {});
const { GuardLine } = await import("./identity-warning");

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a telephone number does not leave the phone while it is being written (G-66)", () => {
  const guard = new GuardLine({} as HTMLElement, { guard: "", send: "" }, () => undefined);
  const number = "Call 081 234 5678";
  const left = Array.from(number, (_, i) => number.slice(0, i + 1)).filter((text) =>
    guard.mayGo(text, "", text),
  );
  expect(left.at(-1)).toBe("Call 08");
});

it("another number goes when its writer goes on, looks elsewhere or rests (G-66)", () => {
  const released: string[] = [];
  let typed = "";
  const guard: InstanceType<typeof GuardLine> = new GuardLine(
    {} as HTMLElement,
    { guard: "", send: "" },
    () => {
      if (guard.mayGo(typed, "", typed)) released.push(typed);
    },
  );
  typed = "in 2016";
  expect(guard.mayGo(typed, "", typed)).toBe(false);
  expect(guard.mayGo(`${typed}, they`, "", `${typed}, they`)).toBe(true);
  expect(guard.mayGo(typed, "", typed)).toBe(false);
  expect(guard.mayGo(typed, "", "")).toBe(true);
  expect(guard.mayGo(typed, "", typed)).toBe(false);
  vi.advanceTimersByTime(5_000);
  expect(released).toEqual(["in 2016"]);
});
