/** The measures and the parts of each comparison: all of it that a console takes. */
import type { GroupId } from "@/model/room/groups";
import type {
  ComparedMeasure,
  ComparisonParts,
  ComparisonType,
  MapComparison,
} from "@/model/worksheets/comparisons/comparison";

export type Step = MapComparison["steps"][number];

export const stateOf = ({ length }: Step["owners"]): Step["state"] =>
  length === 0 ? "nobody" : length === 1 ? "one" : "several";

export const timesOf = ({ owners }: Step, agency: string): number =>
  owners.find((owner) => owner.agency === agency)?.groups.length ?? 0;

const measuresOfGroup = <M extends ComparedMeasure>(measures: readonly M[], group: GroupId): M[] =>
  measures.filter((measure) => measure.entries.some((entry) => entry.group === group));

const parts: { [T in ComparisonType]: ComparisonParts<T> } = {
  board: {
    measures: ({ columns }) => columns.flatMap((c) => c.measures),
    partOf: (comparison, group) => ({
      ...comparison,
      columns: comparison.columns.map((c) => ({ ...c, measures: measuresOfGroup(c.measures, group) })),
      blanks: comparison.blanks.filter((b) => b.group.id === group),
    }),
  },
  difference: {
    measures: ({ both, onlyThere, onlyHere }) => [...both, ...onlyThere, ...onlyHere],
    partOf: (comparison, group) => ({
      ...comparison,
      both: measuresOfGroup(comparison.both, group),
      onlyThere: measuresOfGroup(comparison.onlyThere, group),
      onlyHere: measuresOfGroup(comparison.onlyHere, group),
    }),
  },
  map: {
    measures: () => [],
    partOf(comparison, group) {
      const steps = comparison.steps.map((step) => {
        const owners = step.owners
          .filter((owner) => owner.groups.includes(group))
          .map((owner) => ({ ...owner, groups: [group] }));
        return { ...step, owners, state: stateOf(owners) };
      });
      return {
        ...comparison,
        agencies: comparison.agencies.filter((agency) => steps.some((step) => timesOf(step, agency) > 0)),
        steps,
      };
    },
  },
  services: {
    measures: ({ dilemmas }) => dilemmas,
    partOf: (comparison, group) => ({
      ...comparison,
      dilemmas: measuresOfGroup(comparison.dilemmas, group),
    }),
  },
  campaign: {
    measures: () => [],
    partOf: (comparison, group) => ({
      ...comparison,
      plans: comparison.plans.filter((plan) => plan.group.id === group),
      coverage: comparison.coverage.map((place) => ({
        ...place,
        groups: place.groups.filter((g) => g.id === group),
      })),
    }),
  },
  relay: {
    measures: () => [],
    partOf(comparison, group) {
      const side = comparison.sides.findIndex(({ groups }) => groups.includes(group));
      return {
        ...comparison,
        arrows: comparison.arrows.filter(({ from, to }) => from === side || to === side),
        decided: comparison.decided.filter((d) => d.side === side),
      };
    },
  },
};

/** The parts of a comparison, ready to take it. */
export const partsOf = ({ type }: { type: ComparisonType }) => parts[type] as unknown as ComparisonParts;
