"use client";
/**
 * Files of a room in the making: begun, followed, cancelled. They are made also when the page is left, and
 * found on return.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Format, Unavailable } from "@/workshop/exports/formats";

export interface Offer {
  format: Format;
  rows: boolean;
  why: Unavailable | null;
}

/** Results of groups that no file has yet, and the page on which the first is read. */
interface Unreleased {
  count: number;
  page: string;
}

export type ExportState =
  | { is: "waiting" | "cancelled" }
  | { is: "working"; done: number }
  | { is: "ready"; href: string; file: string; leftOut: Format[] }
  | { is: "failed"; why: string };

const POLL_INTERVAL_MS = 500;
/** Polls that may fail in a row; by then the server has given the file up. */
const MAX_FAILED_POLLS = 30;

interface ExportJob {
  id: string;
  format: Format;
  file: string;
  state:
    | { is: "waiting" }
    | { is: "working"; done: number }
    | { is: "ready"; leftOut: Format[] }
    | { is: "failed"; why: string };
}

interface ExportResponse {
  ok: boolean;
  /** No network, or no server. */
  lost?: boolean;
  reason?: string;
  formats?: Offer[];
  unreleased?: Unreleased | null;
  /** Under way or ready, the newest last. */
  jobs?: ExportJob[];
  job?: ExportJob;
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
  const [unreleased, setUnreleased] = useState<Unreleased | null>(null);
  const [making, setMaking] = useState<Partial<Record<Format, ExportState>>>({});
  /** Ids of jobs under way, by format. */
  const jobs = useRef(new Map<Format, string>());
  /** The newest request by format: one that was cancelled may still be on its way to the server. */
  const requests = useRef(new Map<Format, AbortController>());
  /** The menu is gone; its jobs go on. */
  const left = useRef(false);

  const set = useCallback(
    (format: Format, state: ExportState) => setMaking((all) => ({ ...all, [format]: state })),
    [],
  );

  /**
   * Follows a file until it is ready or cannot be had.
   * @param saves saves it then
   */
  const follow = useCallback(
    async (format: Format, begun: ExportResponse, request: AbortController, saves: boolean) => {
      const current = () => requests.current.get(format) === request;
      let answer = begun;
      const id = answer.job?.id;
      if (!answer.ok || !id) return set(format, { is: "failed", why: answer.reason ?? "broken" });
      jobs.current.set(format, id);
      for (
        let lost = 0;
        current() && answer.ok && (answer.job?.state.is === "waiting" || answer.job?.state.is === "working");
      ) {
        set(format, answer.job.state);
        await new Promise((go) => setTimeout(go, POLL_INTERVAL_MS));
        const next = current() ? await requestExport(`${room}/${id}`, { signal: request.signal }) : answer;
        lost = next.lost ? lost + 1 : 0;
        if (!next.lost || lost > MAX_FAILED_POLLS) answer = next;
      }
      if (!current()) return;
      jobs.current.delete(format);
      const state = answer.job?.state;
      if (!answer.ok || !answer.job || !state) set(format, { is: "failed", why: answer.reason ?? "broken" });
      else if (state.is === "ready") {
        const { file } = answer.job;
        const href = `/export/${room}/${id}/file`;
        set(format, { is: "ready", href, file, leftOut: state.leftOut });
        if (saves) save(href, file);
      } else set(format, state);
    },
    [room, set],
  );

  const load = useCallback(async () => {
    const { formats, unreleased: missing, jobs: underWay = [] } = await requestExport(room);
    setOffers(formats ?? []);
    setUnreleased(missing ?? null);
    const newest = new Map(underWay.map((job) => [job.format, job]));
    for (const [format, job] of newest) {
      if (requests.current.has(format)) continue;
      const request = new AbortController();
      requests.current.set(format, request);
      void follow(format, { ok: true, job }, request, false);
    }
  }, [room, follow]);

  const begin = useCallback(
    async (format: Format, expert: boolean) => {
      set(format, { is: "waiting" });
      const request = new AbortController();
      requests.current.set(format, request);
      const answer = await requestExport(room, {
        method: "POST",
        body: JSON.stringify({ format, language, expert }),
      });
      if (requests.current.get(format) === request) return follow(format, answer, request, true);
      if (!left.current && answer.job) await requestExport(`${room}/${answer.job.id}`, { method: "DELETE" });
    },
    [room, language, set, follow],
  );

  const cancel = useCallback(
    async (format: Format) => {
      const id = jobs.current.get(format);
      // A poll that is on its way would find nothing.
      requests.current.get(format)?.abort();
      requests.current.delete(format);
      jobs.current.delete(format);
      set(format, { is: "cancelled" });
      if (id) await requestExport(`${room}/${id}`, { method: "DELETE" });
    },
    [room, set],
  );

  useEffect(() => {
    const requested = requests.current;
    left.current = false;
    return () => {
      left.current = true;
      for (const request of requested.values()) request.abort();
      requested.clear();
    };
  }, []);

  return { offers, unreleased, making, load, begin, cancel };
}
