/** Cells of the group's presentation on its sheet: agreement, the other view, the speaker's notes. */
import type { Translate } from "@/components/phone/texts";
import { Before } from "@/components/phone/worksheets/sheet-cell";
import { OWN, type SheetContent } from "@/model/worksheets/cells";

interface Props {
  content: SheetContent;
  /** The person speaks for the group, and alone sees the notes. */
  seat: boolean;
  t: Translate;
}

export const OWN_STEP = "step--own";

/** Letters of notes and of the minority's view. */
const MAX_TEXT_LENGTH = 4_000;

export function OwnCells({ content, seat, t }: Props) {
  const value = (path: string) => content.cells[path] ?? "";
  return (
    <div className="own-cells">
      <h2 id="own-cells" tabIndex={-1}>
        {t("ownTitle")}
      </h2>
      <Tick path={OWN.agreed} value={value(OWN.agreed)} text={t("ownAgreed")} />
      <Words
        path={OWN.minority}
        value={value(OWN.minority)}
        text={t("ownMinority")}
        hint={t("ownMinorityHint")}
      />
      <Tick path={OWN.showMinority} value={value(OWN.showMinority)} text={t("ownShowMinority")} />
      <fieldset data-for-seat="" hidden={!seat} disabled={!seat}>
        <Words path={OWN.notes} value={value(OWN.notes)} text={t("ownNotes")} hint={t("ownNotesHint")} />
      </fieldset>
    </div>
  );
}

function Words({ path, value, text, hint }: { path: string; value: string; text: string; hint: string }) {
  return (
    <div className="text cell" data-cell={path} data-guard="">
      <label htmlFor={`s-${path}`}>{text}</label>
      <small id={`h-${path}`}>{hint}</small>
      <p className="who" data-who="" hidden />
      <textarea
        id={`s-${path}`}
        name={path}
        rows={3}
        maxLength={MAX_TEXT_LENGTH}
        dir="auto"
        aria-describedby={`h-${path}`}
        defaultValue={value}
        autoComplete="off"
      />
      <Before path={path} text={value} />
    </div>
  );
}

function Tick({ path, value, text }: { path: string; value: string; text: string }) {
  return (
    <div className="cell chips" data-cell={path}>
      <label className="chip">
        <input type="checkbox" name={path} value="1" defaultChecked={value === "1"} />
        <span>{text}</span>
        <Before path={path} text={value} />
      </label>
    </div>
  );
}
