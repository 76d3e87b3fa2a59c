/** No address, page, server action or command without a row in the tables of who may what. */
import { expect, it } from "vitest";
import { actions } from "@/server/main/routes/actions";
import type { GateName } from "@/server/main/routes/route-guards";
import { machineRoutes, ownRoutes, routes } from "@/server/main/routes/table";
import { people, type Person } from "@/tests/support/matrix/people";
import { letIn } from "@/tests/support/matrix/probe";
import { routeRows } from "@/tests/support/matrix/route-rows";
import { actionSites, nextSites, ownSites } from "@/tests/support/matrix/sites";

it("finds what there is", () => {
  expect(nextSites()).toContain("GET /debrief/:room/rows");
  expect(nextSites().filter((site) => !site.startsWith("GET "))).toEqual(["POST /api/auth/:nextauth"]);
  expect(ownSites()).toContain("PUT /files/uploads/:upload");
  expect(actionSites()).toContain("putAway");
  expect(ownRoutes.size).toBeGreaterThan(50);
});

it("every address has its row, and no row is of something else", () => {
  expect(Object.keys(routeRows).sort()).toEqual([...ownSites(), ...nextSites()].sort());
});

it("every server action is in the list of who may, and nothing else is", () => {
  expect(actionSites().sort()).toEqual(Object.keys(actions).sort());
});

it("every row says something of everybody", () => {
  for (const [site, { who }] of Object.entries(routeRows))
    expect([site, Object.keys(who).sort()]).toEqual([site, [...people].sort()]);
});

/** Whom each word of the table of routes can let in. */
const within: Readonly<Record<GateName, readonly Person[]>> = {
  anybody: people,
  "from-a-page": people,
  "this-machine": people,
  handshake: people,
  participant: ["phone"],
  "shared-phone": ["shared phone"],
  "signed-in": ["trainer", "co-trainer", "trainer elsewhere", "server's owner"],
  reader: ["trainer"],
  editor: ["trainer"],
  debrief: ["trainer", "co-trainer"],
  trainer: ["trainer", "co-trainer"],
  opener: ["trainer"],
};

it("nobody is let in where the table of routes keeps them out", () => {
  for (const { method, path, who } of [...machineRoutes, ...routes]) {
    const site = `${method} ${path}`;
    const entered = people.filter((person) => letIn(routeRows[site]!.who[person]));
    expect([site, entered.filter((person) => !within[who].includes(person))]).toEqual([site, []]);
  }
});
