import { storedWorkshopId } from "@/model/ids";
import { describe, expect, it } from "vitest";
import { RemoteEditors } from "@/server/editor/remote-editors";

const at = (name: string) => ({ id: `window of ${name}`, account: name, name, activity: null });

describe("who has a draft open at other processes (K-16)", () => {
  it("is what each told last, as long as it tells", () => {
    const [w, v] = [storedWorkshopId("w"), storedWorkshopId("v")];
    let now = 0;
    const company = new RemoteEditors(() => now);
    company.heard("p1", w, [at("Ada")]);
    company.heard("p2", w, [at("Bob"), at("Cyd")]);
    company.heard("p2", v, [at("Dan")]);
    expect(company.of(w).map((c) => c.name)).toEqual(["Ada", "Bob", "Cyd"]);
    company.heard("p2", w, [at("Cyd")]);
    expect(company.of(w).map((c) => c.name)).toEqual(["Ada", "Cyd"]);
    now += 5_000;
    company.heard("p1", w, [at("Ada")]);
    now += 5_000;
    expect(company.of(w).map((c) => c.name)).toEqual(["Ada"]);
    company.heard("p1", w, []);
    expect(company.of(w)).toEqual([]);
  });
});
