"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import styles from "@/app/trainer/operation/operation.module.css";

const REFRESH_INTERVAL_MS = 5_000;
/** Milliseconds without a new page after which the present one says that it has no contact. */
const LOST_CONTACT_MS = 15_000;

/** True while the page is hidden, or a dialog is open: one stays open to say that the server has stopped. */
const rests = () => document.hidden || document.querySelector("dialog[open]") !== null;

/** Asks for the page again while it is looked at; says so when none comes. @param time of the present page */
export function Renewal({ time, away }: { time: number; away: string }) {
  const router = useRouter();
  const [lost, setLost] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that comes starts the wait again
  useEffect(() => {
    setLost(false);
    const asking = window.setInterval(() => rests() || router.refresh(), REFRESH_INTERVAL_MS);
    const waiting = window.setInterval(() => setLost(!rests()), LOST_CONTACT_MS);
    return () => {
      window.clearInterval(asking);
      window.clearInterval(waiting);
    };
  }, [time, router]);
  return (
    <p role="status" className={lost ? "notice danger" : styles.silent}>
      {lost ? away : ""}
    </p>
  );
}
