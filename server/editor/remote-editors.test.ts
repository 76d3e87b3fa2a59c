import { storedWorkshopId } from "@/model/ids";
import { describe, expect, it } from "vitest";
import { RemoteEditors } from "@/server/editor/remote-editors";

const windowOf = (name: string) => ({ id: `window of ${name}`, account: name, name, activity: null });

describe("who has a draft open at other processes (K-16)", () => {
  it("is what each told last, as long as it tells", () => {
    const [w, v] = [storedWorkshopId("w"), storedWorkshopId("v")];
    let now = 0;
    const company = new RemoteEditors(() => now);
    company.heard("p1", w, [windowOf("Ada")]);
    company.heard("p2", w, [windowOf("Bob"), windowOf("Cyd")]);
    company.heard("p2", v, [windowOf("Dan")]);
    expect(company.of(w).map((c) => c.name)).toEqual(["Ada", "Bob", "Cyd"]);
    company.heard("p2", w, [windowOf("Cyd")]);
    expect(company.of(w).map((c) => c.name)).toEqual(["Ada", "Cyd"]);
    now += 5_000;
    company.heard("p1", w, [windowOf("Ada")]);
    now += 5_000;
    expect(company.of(w).map((c) => c.name)).toEqual(["Ada"]);
    company.heard("p1", w, []);
    expect(company.of(w)).toEqual([]);
  });
});
