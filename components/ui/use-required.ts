"use client";
import { type Context, useContext } from "react";

/** The value of a context that has no default. */
export function useRequired<T>(context: Context<T | null>, surroundings: string): T {
  const value = useContext(context);
  if (value === null) throw new Error(`this belongs inside ${surroundings}`);
  return value;
}
