"use client";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { interfaceLanguage } from "@/messages/languages";
import { direction } from "@/model/text/language";

const RELATIVE_URL = /url\("?(\.\.?\/[^"'()]+)"?\)/g;

const styles = new Map<string, Promise<string>>();

/** A style sheet of this page as text, with whole addresses; loaded once for all frames. */
function styleOf({ href }: HTMLLinkElement): Promise<string> {
  const style =
    styles.get(href) ??
    fetch(href)
      .then((answer) => answer.text())
      .then((text) => text.replace(RELATIVE_URL, (_, url: string) => `url("${new URL(url, href)}")`));
  styles.set(href, style);
  style.catch(() => styles.delete(href));
  return style;
}

interface Props {
  frame: RefObject<HTMLIFrameElement | null>;
  title: string;
  language: string;
  children: ReactNode;
}

/** A frame with a window's width of its own, in which a part of this page is drawn with this page's styles. */
export function StyledFrame({ frame, title, language, children }: Props) {
  const [page, setPage] = useState<Document | null>(null);
  useEffect(() => {
    if (!page) return;
    page.documentElement.lang = interfaceLanguage(language);
    page.documentElement.dir = direction(language);
  }, [page, language]);
  async function fill(): Promise<void> {
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
    const texts = await Promise.all([...links].map(styleOf));
    const inside = frame.current?.contentDocument;
    if (!inside) return;
    inside.head.append(Object.assign(inside.createElement("style"), { textContent: texts.join("\n") }));
    setPage(inside);
  }
  return (
    <>
      <iframe
        ref={frame}
        title={title}
        srcDoc="<!doctype html>"
        tabIndex={-1}
        onLoad={() => void fill().catch(reportError)}
      />
      {page && createPortal(children, page.body)}
    </>
  );
}
