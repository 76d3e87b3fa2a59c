"use client";
/** Sessions and their activities as a tree: arrows move the focus, Alt and an arrow moves the row, as does dragging. */
import { type KeyboardEvent, memo, useCallback, useMemo, useState } from "react";
import {
  Button,
  Collection,
  type DropTarget,
  type Key,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
} from "react-aria-components";
import { useTranslations } from "@/components/language/use-translations";
import { KindIcon } from "@/components/editor/outline/kind-icon";
import type { RowKey, useRowActs } from "@/components/editor/outline/acts";
import styles from "@/components/editor/outline/outline.module.css";
import { MoreButton, type OpenMenu, RowMenu } from "@/components/editor/outline/row-menu";
import type { ActivityRow, SessionRow } from "@/components/editor/outline/rows";

interface Props {
  rows: SessionRow[];
  /** What stands open in the middle. */
  selected: RowKey | null;
  closed: ReadonlySet<string>;
  canEdit: boolean;
  /** While something is searched for, neighbours are hidden and nothing can be moved between them. */
  searching: boolean;
  /** Gives what can be done as things stand now. */
  acts: () => ReturnType<typeof useRowActs>;
  onOpen(key: RowKey): void;
  onClosed(closed: Set<string>): void;
}

const SESSION = "plenary-session";
const ACTIVITY = "plenary-activity";
const isSession = (key: Key) => String(key).startsWith("s:");

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
  const t = useTranslations("editor.outline");
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const onMenu = useCallback((rowKey: RowKey, button: Element) => setMenu({ rowKey, button }), []);
  const movable = canEdit && !searching;
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [isSession(key) ? SESSION : ACTIVITY]: String(key),
        "text/plain": String(key),
      })),
    getDropOperation: (target, types) => (accepts(target, types.has(SESSION)) ? "move" : "cancel"),
    acceptedDragTypes: [SESSION, ACTIVITY],
    isDisabled: !movable,
    onMove({ keys, target }) {
      for (const key of keys) drop(String(key) as RowKey, target);
    },
  });

  function drop(key: RowKey, target: DropTarget & { type: "item" }): void {
    const [id, at] = [key.slice(2), String(target.key).slice(2)];
    if (isSession(key)) {
      const next = rows[rows.findIndex((s) => s.id === at) + 1];
      acts().placeSession(id, target.dropPosition === "before" ? at : (next?.id ?? null));
    } else if (isSession(target.key)) acts().placeActivity(id, at, null);
    else {
      const session = rows.find((s) => s.activities.some((a) => a.id === at));
      const index = session?.activities.findIndex((a) => a.id === at) ?? -1;
      if (session)
        acts().placeActivity(
          id,
          session.id,
          target.dropPosition === "before" ? at : (session.activities[index + 1]?.id ?? null),
        );
    }
  }

  function onKeyDown(e: KeyboardEvent): void {
    const row = (e.target as HTMLElement).closest<HTMLElement>("[data-key]");
    const key = row?.dataset.key as RowKey | undefined;
    if (!key || !canEdit) return;
    if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown") && movable)
      acts().move(key, e.key === "ArrowUp" ? -1 : 1);
    else if (e.key === "Delete" && e.target === row) acts().remove(key);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  const expanded = useMemo(
    () => rows.map((s) => `s:${s.id}`).filter((key) => searching || !closed.has(key)),
    [rows, closed, searching],
  );
  return (
    <div onKeyDownCapture={onKeyDown} className={styles.treeFrame}>
      <Tree
        aria-label={t("label")}
        className={styles.tree}
        items={rows}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={selected ? [selected] : []}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : [...keys];
          if (key) onOpen(String(key) as RowKey);
        }}
        expandedKeys={expanded}
        onExpandedChange={(keys) =>
          onClosed(new Set(rows.map((s) => `s:${s.id}`).filter((key) => !keys.has(key))))
        }
        dragAndDropHooks={movable ? dragAndDropHooks : undefined}
      >
        {(session) => <SessionItem session={session} canEdit={canEdit} onMenu={onMenu} />}
      </Tree>
      {menu && <RowMenu menu={menu} acts={acts} onClose={() => setMenu(null)} />}
    </div>
  );
});

function accepts(target: DropTarget, session: boolean): boolean {
  if (target.type !== "item") return false;
  if (session) return isSession(target.key) && target.dropPosition !== "on";
  return isSession(target.key) ? target.dropPosition === "on" : target.dropPosition !== "on";
}

type OnMenu = (rowKey: RowKey, button: Element) => void;

function SessionItem({
  session,
  canEdit,
  onMenu,
}: {
  session: SessionRow;
  canEdit: boolean;
  onMenu: OnMenu;
}) {
  const t = useTranslations("editor");
  const title = session.title || t("untitled");
  return (
    <TreeItem id={`s:${session.id}`} textValue={`${session.number} ${title}`} className={styles.session}>
      <TreeItemContent>
        {canEdit && <Handle title={title} />}
        <Button slot="chevron" className={styles.chevron} />
        <b className={styles.number}>{session.number}</b>
        <span className={styles.title} dir="auto" data-untitled={!session.title || undefined}>
          {title}
        </span>
        {session.faulty && <Fault />}
        {canEdit && <MoreButton rowKey={`s:${session.id}`} title={title} onMenu={onMenu} />}
      </TreeItemContent>
      <Collection items={session.activities}>
        {(activity) => <ActivityItem activity={activity} canEdit={canEdit} onMenu={onMenu} />}
      </Collection>
    </TreeItem>
  );
}

function ActivityItem({
  activity,
  canEdit,
  onMenu,
}: {
  activity: ActivityRow;
  canEdit: boolean;
  onMenu: OnMenu;
}) {
  const t = useTranslations("editor");
  const title = activity.title || t("untitled");
  const kind = t(`kinds.${activity.kind}.name`);
  return (
    <TreeItem id={`a:${activity.id}`} textValue={`${title}, ${kind}`} className={styles.activity}>
      <TreeItemContent>
        {canEdit && <Handle title={title} />}
        <span className={styles.kind} title={kind}>
          <KindIcon kind={activity.kind} />
        </span>
        <span className={styles.title} dir="auto" data-untitled={!activity.title || undefined}>
          {title}
        </span>
        {activity.here.length > 0 && (
          <span
            className={styles.here}
            role="img"
            aria-label={t("outline.here", { names: activity.here.join(", ") })}
            title={activity.here.join(", ")}
          >
            {activity.here[0]?.slice(0, 1)}
          </span>
        )}
        {activity.faulty && <Fault />}
        {activity.minutes !== null && (
          <span className={styles.minutes}>{t("outline.minutes", { minutes: activity.minutes })}</span>
        )}
        {canEdit && <MoreButton rowKey={`a:${activity.id}`} title={title} onMenu={onMenu} />}
      </TreeItemContent>
    </TreeItem>
  );
}

function Handle({ title }: { title: string }) {
  const t = useTranslations("editor.outline");
  return (
    <Button slot="drag" className={styles.handle} aria-label={t("drag", { title })}>
      ⠿
    </Button>
  );
}

function Fault() {
  const t = useTranslations("editor.outline");
  return (
    <span className={styles.fault} role="img" aria-label={t("needs")} title={t("needs")}>
      ▲
    </span>
  );
}
