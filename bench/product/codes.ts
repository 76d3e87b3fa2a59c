/** Codes as somebody guesses them; apart from the other modules, because attackers load nothing of the store. */
export { newCode } from "@/server/store/join-code";
