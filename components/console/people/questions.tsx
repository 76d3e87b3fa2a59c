"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/people/questions.module.css";
import { TurnList } from "@/components/console/results/list-pagination";
import { Button } from "@/components/ui/button";
import type { PostState, SeenPost } from "@/model/room/question-box";

const sorted: PostState[] = ["shown", "answered", "later", "hidden"];

/** The question box with the actions on each question. */
export function Questions() {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  const { open, moderated, posts, piece } = view.box;
  return (
    <section className="stack tight" aria-label={t("box.title")}>
      <h2 className="quiet">{t("box.title")}</h2>
      {!view.ended && (
        <div className="row">
          <label className="tick">
            <input type="checkbox" checked={open} onChange={() => void act({ type: "box", open: !open })} />
            {t("box.open")}
          </label>
          <label className="tick">
            <input
              type="checkbox"
              checked={moderated}
              onChange={() => void act({ type: "box", moderated: !moderated })}
            />
            {t("box.moderated")}
          </label>
        </div>
      )}
      {posts.length === 0 && <p className="hint">{t("box.none")}</p>}
      <TurnList piece={piece} of={t("box.title")} />
      <ul className={styles.posts}>
        {posts.map((post) => (
          <Asked key={post.id} post={post} />
        ))}
      </ul>
    </section>
  );
}

function Asked({ post }: { post: SeenPost }) {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  const staged = view.box.onStage === post.id;
  return (
    <li data-state={post.state}>
      <p dir="auto">{post.text}</p>
      <small>
        {t(`box.state.${post.state}`)}
        {post.support > 0 && ` · ${t("box.support", { count: post.support })}`}
      </small>
      {!view.ended && (
        <div className="row">
          <Button
            size="small"
            look={staged ? "primary" : "bare"}
            onClick={() => void act({ type: "stage-post", post: staged ? null : post.id })}
          >
            {t(staged ? "box.offStage" : "box.onStage")}
          </Button>
          {sorted
            .filter((to) => to !== post.state)
            .map((to) => (
              <Button
                key={to}
                size="small"
                look="bare"
                onClick={() => void act({ type: "sort-post", post: post.id, to })}
              >
                {t(`box.to.${to}`)}
              </Button>
            ))}
        </div>
      )}
    </li>
  );
}
