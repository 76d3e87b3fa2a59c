/**
 * Cells of the group's presentation on its sheet: agreement, the other view, the speaker's notes. Part of
 * the sheet's form, so that they are written and kept like every other cell.
 */
import type { Translate } from "@/components/phone/texts";
import { OWN, type SheetContent } from "@/model/worksheets/cells";

interface Props {
  content: SheetContent;
  /** This person speaks for the group; the notes are drawn for them alone. */
  seat: boolean;
  t: Translate;
}

/** The section's place in the page: among the steps of its sheet. */
export const OWN_STEP = "step--own";

/** Letters of notes and of the minority's view. */
const MAX_TEXT_LENGTH = 4_000;

export function OwnCells({ content, seat, t }: Props) {
  const held = (path: string) => content.cells[path] ?? "";
  return (
    <div className="own-cells">
      <h2 id="own-cells" tabIndex={-1}>
        {t("ownTitle")}
      </h2>
      <Tick path={OWN.agreed} held={held(OWN.agreed)} text={t("ownAgreed")} />
      <Words
        path={OWN.minority}
        held={held(OWN.minority)}
        text={t("ownMinority")}
        hint={t("ownMinorityHint")}
      />
      <Tick path={OWN.showMinority} held={held(OWN.showMinority)} text={t("ownShowMinority")} />
      <fieldset data-for-seat="" hidden={!seat} disabled={!seat}>
        <Words path={OWN.notes} held={held(OWN.notes)} text={t("ownNotes")} hint={t("ownNotesHint")} />
      </fieldset>
    </div>
  );
}

function Words({ path, held, text, hint }: { path: string; held: string; text: string; hint: string }) {
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
        defaultValue={held}
        autoComplete="off"
      />
      <Before path={path} held={held} />
    </div>
  );
}

function Tick({ path, held, text }: { path: string; held: string; text: string }) {
  return (
    <div className="cell chips" data-cell={path}>
      <label className="chip">
        <input type="checkbox" name={path} value="1" defaultChecked={held === "1"} />
        <span>{text}</span>
        <Before path={path} held={held} />
      </label>
    </div>
  );
}

/** The content when the page was made. */
const Before = ({ path, held }: { path: string; held: string }) =>
  held === "" ? null : <input type="hidden" name={`before.${path}`} value={held} />;
