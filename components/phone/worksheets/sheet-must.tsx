import type { SheetFormContext } from "@/components/phone/worksheets/sheet-place";

/** Says that a field must be filled for the sheet to be whole. Kept apart, so that it does not turn the direction of a label. */
export function Must({ place }: { place: SheetFormContext }) {
  return (
    <>
      {"\u00a0"}
      <b className="must" aria-hidden="true">
        *
      </b>
      <bdi className="sr"> ({place.t("sheetMust")})</bdi>
    </>
  );
}
