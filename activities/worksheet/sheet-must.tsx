import type { Place } from "@/activities/worksheet/sheet-place";

/** Says that a field must be filled for the sheet to be whole. */
export function Must({ place }: { place: Place }) {
  return (
    <>
      {" "}
      <b className="must" aria-hidden="true">*</b>
      <span className="sr"> ({place.t("sheetMust")})</span>
    </>
  );
}
