"use client";
/** Files in the making for this page: begun, followed, cancelled; whatever is still made when the page is left is given up. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Format, Unavailable } from "@/workshop/exports/formats";

export interface Offer {
  format: Format;
  rows: boolean;
  why: Unavailable | null;
}

export type ExportState =
  | { is: "waiting" | "cancelled" }
  | { is: "working"; done: number }
  | { is: "ready"; href: string; file: string; leftOut: Format[] }
  | { is: "failed"; why: string };

const POLL_INTERVAL_MS = 500;
/** Looks that may fail one after another; then the server has given the file up. */
const MAX_FAILED_POLLS = 30;

interface ExportResponse {
  ok: boolean;
  /** There was no network, or no server. */
  lost?: boolean;
  reason?: string;
  formats?: Offer[];
  job?: {
    id: string;
    file: string;
    state:
      | { is: "waiting" }
      | { is: "working"; done: number }
      | { is: "ready"; leftOut: Format[] }
      | { is: "failed"; why: string };
  };
}

/** Saves a file as a press on its link would. */
function save(href: string, file: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = file;
  link.click();
}

async function requestExport(path: string, options: RequestInit = {}): Promise<ExportResponse> {
  try {
    const res = await fetch(`/export/${path}`, { ...options, credentials: "same-origin", cache: "no-store" });
    return (await res.json()) as ExportResponse;
  } catch {
    return { ok: false, lost: true, reason: "broken" };
  }
}

export function useExports(room: string, language: string) {
  const [offers, setOffers] = useState<Offer[] | null>(null);
  const [making, setMaking] = useState<Partial<Record<Format, ExportState>>>({});
  /** Jobs that go on, by format. */
  const jobs = useRef(new Map<Format, string>());
  /** The request that counts, by format: one that was cancelled may still be on its way to the server. */
  const requests = useRef(new Map<Format, AbortController>());

  const set = useCallback(
    (format: Format, state: ExportState) => setMaking((all) => ({ ...all, [format]: state })),
    [],
  );

  const load = useCallback(async () => {
    const { formats } = await requestExport(room);
    setOffers(formats ?? []);
  }, [room]);

  const begin = useCallback(
    async (format: Format, expert: boolean) => {
      set(format, { is: "waiting" });
      const request = new AbortController();
      requests.current.set(format, request);
      const current = () => requests.current.get(format) === request;
      let answer = await requestExport(room, {
        method: "POST",
        body: JSON.stringify({ format, language, expert }),
      });
      const id = answer.job?.id;
      if (!current()) {
        if (id) await requestExport(`${room}/${id}`, { method: "DELETE" });
        return;
      }
      if (!answer.ok || !id) return set(format, { is: "failed", why: answer.reason ?? "broken" });
      jobs.current.set(format, id);
      for (
        let lost = 0;
        current() && answer.ok && (answer.job?.state.is === "waiting" || answer.job?.state.is === "working");
      ) {
        set(format, answer.job.state);
        await new Promise((go) => setTimeout(go, POLL_INTERVAL_MS));
        const looked = current() ? await requestExport(`${room}/${id}`, { signal: request.signal }) : answer;
        lost = looked.lost ? lost + 1 : 0;
        if (!looked.lost || lost > MAX_FAILED_POLLS) answer = looked;
      }
      if (!current()) return;
      jobs.current.delete(format);
      const state = answer.job?.state;
      if (!answer.ok || !answer.job || !state) set(format, { is: "failed", why: answer.reason ?? "broken" });
      else if (state.is === "ready") {
        const { file } = answer.job;
        const href = `/export/${room}/${id}/file`;
        set(format, { is: "ready", href, file, leftOut: state.leftOut });
        save(href, file);
      } else set(format, state);
    },
    [room, language, set],
  );

  const cancel = useCallback(
    async (format: Format) => {
      const id = jobs.current.get(format);
      // A look that is on its way would find nothing.
      requests.current.get(format)?.abort();
      requests.current.delete(format);
      jobs.current.delete(format);
      set(format, { is: "cancelled" });
      if (id) await requestExport(`${room}/${id}`, { method: "DELETE" });
    },
    [room, set],
  );

  useEffect(() => {
    const [going, requested] = [jobs.current, requests.current];
    const leave = () => {
      requested.clear();
      for (const id of going.values())
        void requestExport(`${room}/${id}`, { method: "DELETE", keepalive: true });
      going.clear();
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [room]);

  return { offers, making, load, begin, cancel };
}
