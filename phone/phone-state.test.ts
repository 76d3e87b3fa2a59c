import { beforeEach, describe, expect, it } from "vitest";
import { type PhoneState, phoneState } from "./phone-state";

const first = "paula/1#1";
const view = (question: string | null, phase = "open", round = 1) => ({ question, phase, round });
type View = ReturnType<typeof view>;

let state: PhoneState<View>;
beforeEach(() => {
  state = phoneState<View>();
});

/** The decision on a view that comes while the form of the first question is on the page. */
function receive(next: View, { typing = false, now = 0, form = true } = {}) {
  return state.decide(form ? "paula/1" : null, typing, now, next);
}

describe("a view that comes", () => {
  it("is shown at once where nothing was touched, and once only", () => {
    const next = view("paula/2");
    expect(receive(next)).toEqual({ view: next });
    expect(state.decide("paula/1", false, 0)).toEqual(null);
  });

  it("is held while there is input that it has no form for, until that is saved or given up", () => {
    state.input(first, false, 0);
    const next = view("paula/2");
    expect(receive(next)).toEqual("hold");
    state.save(first, 100);
    expect(state.decide("paula/1", false, 100)).toEqual({ view: next });
    state.input(first, false, 200);
    expect(receive(next, { now: 200 })).toEqual("hold");
    state.discard();
    expect(state.decide("paula/1", false, 200)).toEqual({ view: next });
    expect(state.isUnsaved()).toBe(false);
  });

  it("of the touched round keeps the input while it takes answers, and ends it in the next round", () => {
    state.input(first, false, 0);
    expect(receive(view("paula/1"))).toHaveProperty("view");
    expect(state.isUnsaved()).toBe(true);
    expect(receive(view("paula/1", "open", 2))).toEqual("hold");
    expect(receive(view("paula/1", "closed"))).toEqual("hold");
  });

  it("is shown where the form has gone, and the input ends with it", () => {
    state.input(first, false, 0);
    expect(receive(view("paula/2"), { form: false })).toHaveProperty("view");
    expect(state.isUnsaved()).toBe(false);
  });

  it("of the touched round leaves the input where the screens are dimmed meanwhile", () => {
    state.input(first, false, 0);
    expect(receive(view("paula/1"), { form: false })).toHaveProperty("view");
    expect(state.isUnsaved()).toBe(true);
  });

  it("waits fifteen seconds from the last letter while a saved text has the focus, and not for the same question", () => {
    state.input(first, true, 1_000);
    state.save(first, 2_200);
    expect(receive(view("paula/2"), { typing: true, now: 6_000 })).toEqual(10_000);
    expect(receive(view("paula/1", "closed"), { typing: true, now: 6_000 })).toHaveProperty("view");
    expect(receive(view("paula/2"), { typing: false, now: 6_000 })).toHaveProperty("view");
    expect(receive(view("paula/2"), { typing: true, now: 16_000 })).toHaveProperty("view");
  });

  it("that waits for a text is shown at once when it is asked for", () => {
    state.input(first, true, 1_000);
    expect(receive(view("paula/2"), { typing: true, now: 1_000 })).toEqual("hold");
    state.discard();
    expect(state.decide("paula/1", true, 1_000)).toHaveProperty("view");
  });
});

describe("input", () => {
  it("is saved at once at the first tap, and taps soon after it together", () => {
    expect(state.input(first, false, 1_000)).toBeLessThanOrEqual(0);
    state.save(first, 1_000);
    expect(state.input(first, false, 1_100)).toBe(150);
  });

  it("of a text waits for a pause, however long ago it was saved", () => {
    expect(state.input(first, true, 9_000)).toBe(1_200);
  });

  it("is one revision beyond all that is told of its round", () => {
    state.stored.set("paula/1#1", { rev: 4, body: {} });
    expect(state.save(first, 0, 2)).toBe(5);
    expect(state.save(first, 0, 2, 7)).toBe(8);
    expect(state.save("paula/1#2", 0, 0)).toBe(1);
  });
});
