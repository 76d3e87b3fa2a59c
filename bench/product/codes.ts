/** Guesses at codes; apart from the other modules, because attackers load nothing of the store. */
export { randomCode } from "@/server/store/rooms/join-code";
