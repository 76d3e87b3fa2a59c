/** No address, page, server action or command without a row in the tables of who may what. */
import { expect, it } from "vitest";
import { ownRoutes } from "@/server/http/routes";
import { actionRows } from "@/tests/support/matrix/action-rows";
import { people } from "@/tests/support/matrix/people";
import { routeRows } from "@/tests/support/matrix/route-rows";
import { actionSites, nextSites, ownSites } from "@/tests/support/matrix/sites";

it("finds what there is", () => {
  expect(nextSites()).toContain("POST /debrief/:room/rows.csv");
  expect(nextSites()).toContain("POST /api/auth/:nextauth");
  expect(ownSites()).toContain("PUT /files/uploads/:upload");
  expect(actionSites()).toContain("app/trainer/workshops/workshop-actions.ts putAway");
  expect(ownRoutes.size).toBeGreaterThan(50);
});

it("every address has its row, and no row is of something else", () => {
  expect(Object.keys(routeRows).sort()).toEqual([...ownSites(), ...nextSites()].sort());
});

it("every server action has its row, and no row is of something else", () => {
  expect(Object.keys(actionRows).sort()).toEqual(actionSites().sort());
});

it("every row says something of everybody", () => {
  for (const [site, { who }] of Object.entries(routeRows))
    expect([site, Object.keys(who).sort()]).toEqual([site, [...people].sort()]);
});
