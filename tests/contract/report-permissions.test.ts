import { describe, expect, it } from "vitest";
import { mayWithReport, type ReportAction, type ReportRole } from "@/workshop/debrief/report/permissions";

const roles: (ReportRole | null)[] = ["trainer", "co-trainer", "presenter", "reader", "onlooker", null];

/** One row a deed; columns in the order of `roles`. */
const expected: Record<ReportAction, string> = {
  read: "yes yes no no yes no",
  edit: "yes yes no no no no",
  release: "yes yes no no no no",
  publish: "yes yes no no no no",
  export: "yes yes no no yes no",
  "read-log": "yes no no no no no",
  purge: "yes no no no no no",
  "name-trainers": "yes no no no no no",
  "read-published": "yes yes no yes no no",
};

describe("F-1: who may do what with a report", () => {
  it.each(Object.entries(expected))("%s", (action, row) => {
    expect(roles.map((role) => (mayWithReport(role, action as ReportAction) ? "yes" : "no")).join(" ")).toBe(
      row,
    );
  });
});
