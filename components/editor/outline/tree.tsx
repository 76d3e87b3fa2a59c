"use client";
/** Sessions and activities as a tree: arrows move the focus, Alt and an arrow or a drag moves the row. */
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { RowKey, useRowActs } from "@/components/editor/outline/acts";
import { KindIcon } from "@/components/editor/outline/kind-icon";
import styles from "@/components/editor/outline/outline.module.css";
import { RowMenu } from "@/components/editor/outline/row-menu";
import type { ActivityRow, SessionRow } from "@/components/editor/outline/rows";
import { useDrag } from "@/components/ui/use-drag";
import { idAfter } from "@/workshop/editor/edit-result";

interface Props {
  rows: SessionRow[];
  /** The row that is open in the middle. */
  selected: RowKey | null;
  closed: ReadonlySet<string>;
  canEdit: boolean;
  /** A search hides neighbours, so that nothing can be moved between them. */
  searching: boolean;
  /** The latest actions. */
  acts: () => ReturnType<typeof useRowActs>;
  onOpen(key: RowKey): void;
  onClosed(closed: Set<string>): void;
}

type Row = { key: RowKey; session: SessionRow; activity?: ActivityRow };

export const OutlineTree = memo(function OutlineTree({
  rows,
  selected,
  closed,
  canEdit,
  searching,
  acts,
  onOpen,
  onClosed,
}: Props) {
  const t = useTranslations("editor");
  const tree = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<RowKey | null>(null);
  /** The row that gets the focus back once it has moved, or is gone. */
  const moved = useRef<RowKey | null>(null);
  const { drag, begin, wasDrag } = useDrag((id, place, after) => drop(id as RowKey, place as RowKey, after));
  const movable = canEdit && !searching;
  const isOpen = (session: SessionRow) => searching || !closed.has(`s:${session.id}`);
  const shown = rows.flatMap((session): Row[] => [
    { key: `s:${session.id}`, session },
    ...(isOpen(session)
      ? session.activities.map((activity): Row => ({ key: `a:${activity.id}`, session, activity }))
      : []),
  ]);
  const stop =
    [focused, selected, shown[0]?.key].find((key) => shown.some((row) => row.key === key)) ?? undefined;

  const elementOf = (key: RowKey | undefined) =>
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key ?? "")}"]`);
  const drawn = useRef(rows);
  useLayoutEffect(() => {
    if (drawn.current === rows) return;
    drawn.current = rows;
    if (moved.current) (elementOf(moved.current) ?? elementOf(stop))?.focus();
    moved.current = null;
  });

  function fold({ id }: SessionRow, open: boolean): void {
    const next = new Set(closed);
    if (open) next.delete(`s:${id}`);
    else next.add(`s:${id}`);
    onClosed(next);
  }

  /** True where a dragged row may be dropped on `place`. */
  function accepts(key: RowKey, place: RowKey): boolean {
    return key !== place && (key.startsWith("a:") || place.startsWith("s:"));
  }

  function drop(key: RowKey, place: RowKey, after: boolean): void {
    if (!accepts(key, place)) return;
    const [id, over] = [key.slice(2), place.slice(2)];
    if (key.startsWith("s:")) acts().placeSession(id, after ? idAfter(rows, over) : over);
    else if (place.startsWith("s:")) acts().placeActivity(id, over, null);
    else {
      const session = rows.find((s) => s.activities.some((a) => a.id === over));
      if (session) acts().placeActivity(id, session.id, after ? idAfter(session.activities, over) : over);
    }
  }

  function onKeyDown(e: KeyboardEvent<HTMLElement>): void {
    const target = e.target as HTMLElement;
    const element = target.closest<HTMLElement>("[data-key]");
    const index = shown.findIndex((row) => row.key === element?.dataset.key);
    const row = shown[index];
    if (!element || !row || e.ctrlKey || e.metaKey || target.closest("[popover]")) return;
    const onRow = target === element;
    const stops = [element, ...element.querySelectorAll("button")];
    const forward = getComputedStyle(element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const vertical = e.key === "ArrowUp" ? -1 : e.key === "ArrowDown" ? 1 : 0;
    if (vertical && (e.altKey || target.dataset.handle)) {
      if (!movable) return;
      moved.current = row.key;
      acts().move(row.key, vertical);
    } else if (e.altKey) return;
    else if (vertical) elementOf(shown[index + vertical]?.key)?.focus();
    else if (e.key === "Home") elementOf(shown[0]?.key)?.focus();
    else if (e.key === "End") elementOf(shown.at(-1)?.key)?.focus();
    else if (e.key === "ArrowLeft" || e.key === "ArrowRight") {
      const next = stops[stops.indexOf(target) + (e.key === forward ? 1 : -1)];
      if (onRow && !row.activity && isOpen(row.session) !== (e.key === forward))
        fold(row.session, e.key === forward);
      else if (next) next.focus();
      else if (row.activity && e.key !== forward) elementOf(`s:${row.session.id}`)?.focus();
    } else if (onRow && (e.key === "Enter" || e.key === " ")) onOpen(row.key);
    else if (onRow && e.key === "Delete" && canEdit) {
      moved.current = row.key;
      acts().remove(row.key);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  }

  const nameOf = ({ session, activity }: Row) =>
    activity
      ? `${activity.title || t("untitled")}, ${t(`kinds.${activity.kind}.name`)}`
      : `${session.number} ${session.title || t("untitled")}`;

  return (
    <div className={styles.treeFrame} data-scrolls>
      <table
        ref={tree}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows can be entered and opened.
        role="treegrid"
        aria-label={t("outline.label")}
        className={styles.tree}
        data-dragging={drag ? true : undefined}
      >
        <tbody>
          {shown.map((row) => (
            <tr
              key={row.key}
              onKeyDown={onKeyDown}
              className={row.activity ? styles.activity : styles.session}
              aria-level={row.activity ? 2 : 1}
              aria-label={nameOf(row)}
              aria-expanded={row.activity ? undefined : isOpen(row.session)}
              aria-selected={row.key === selected}
              tabIndex={row.key === stop ? 0 : -1}
              data-key={row.key}
              data-place={row.key}
              data-carried={drag?.id === row.key || undefined}
              data-drop={
                drag?.over === row.key && accepts(drag.id as RowKey, row.key)
                  ? row.activity || drag.id.startsWith("s:")
                    ? drag.after
                      ? "after"
                      : "before"
                    : "in"
                  : undefined
              }
              onFocus={() => setFocused(row.key)}
              onPointerDown={(e) => movable && begin(row.key, e)}
              onClick={(e) => {
                if (!wasDrag() && !(e.target as HTMLElement).closest("button, [popover], [data-fold]"))
                  onOpen(row.key);
              }}
            >
              <RowCells
                row={row}
                canEdit={canEdit}
                acts={acts}
                onFold={() => fold(row.session, !isOpen(row.session))}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface CellsProps {
  row: Row;
  canEdit: boolean;
  acts: Props["acts"];
  onFold: () => void;
}

function RowCells({ row: { key, session, activity }, canEdit, acts, onFold }: CellsProps) {
  const t = useTranslations("editor");
  const { title, faulty } = activity ?? session;
  const shown = title || t("untitled");
  return (
    <td className={styles.cells}>
      {canEdit && (
        <button
          type="button"
          tabIndex={-1}
          className={`handle ${styles.handle}`}
          data-handle="row"
          aria-label={t("outline.drag", { title: shown })}
        />
      )}
      {activity ? (
        <span className={styles.kind} title={t(`kinds.${activity.kind}.name`)}>
          <KindIcon kind={activity.kind} />
        </span>
      ) : (
        <>
          <span className={`fold ${styles.chevron}`} data-fold aria-hidden="true" onClick={onFold} />
          <b className={styles.number}>{session.number}</b>
        </>
      )}
      <span className={styles.title} dir="auto" data-untitled={!title || undefined}>
        {shown}
      </span>
      {activity && activity.here.length > 0 && (
        <span
          className={styles.here}
          role="img"
          aria-label={t("outline.here", { names: activity.here.join(", ") })}
          title={activity.here.join(", ")}
        >
          {activity.here[0]?.slice(0, 1)}
        </span>
      )}
      {faulty && (
        <span className={styles.fault} role="img" aria-label={t("outline.needs")} title={t("outline.needs")}>
          ▲
        </span>
      )}
      {activity && activity.minutes !== null && (
        <span className={styles.minutes}>{t("outline.minutes", { minutes: activity.minutes })}</span>
      )}
      {canEdit && <RowMenu rowKey={key} title={shown} acts={acts} />}
    </td>
  );
}
