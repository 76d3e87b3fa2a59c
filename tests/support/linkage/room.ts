/**
 * A room of thirty who answer twenty questions over real sockets, with changes of mind, second rounds, lost
 * connections, people who come late, leave or are removed, and one who passes.
 */
import { expect } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { tokenHash } from "@/server/store/participants/participants";
import { LightPhone } from "@/tests/faults/light-phone";
import type { Ack } from "@/workshop/protocol/acks";
import {
  ASKED_AGAIN,
  givenBy,
  PEOPLE,
  presentAt,
  QUESTIONS,
  REMOVED,
  SECOND_PHONE,
  timeOf,
  twentyQuestions,
} from "@/tests/support/linkage/questions";
import { type Console, newId, type Plenary, type TestRoom } from "@/tests/support/plenary";
import { eventually, pause } from "@/tests/support/waiting";
import { drawnOrder } from "@/tests/support/linkage/chance";

const CHANGES = 6;
const LOST = 4;

interface Member {
  id: string;
  alias: string;
  sector: string;
  /** Of the phone with which they answer now. */
  token: string;
  phone: LightPhone;
  /** The phone they had before. */
  first?: { token: string; phone: LightPhone };
}

/** Sights of a person who sat in the room and watched: nothing of it is the server's. */
interface Watched {
  /** By question and round: members in the order in which they answered, and by their last word. */
  first: Map<string, number[]>;
  last: Map<string, number[]>;
}

export interface RanRoom {
  room: TestRoom;
  trainer: Console;
  members: Member[];
  watched: Watched;
  /** By question: the code of each member's answer in its last round. */
  codes: Map<string, number[]>;
  answerIds: string[];
}

export const lastRoundOf = (question: string): number => (ASKED_AGAIN.includes(question) ? 2 : 1);

/** A trainer who steers as fast as the server lets one person go on for long (B-45). */
async function done(command: Promise<Ack>): Promise<void> {
  expect(await command).toMatchObject({ ok: true });
  await pause(125);
}

/** @param beside a further process, which serves every other phone */
export async function runRoom(
  plenary: Plenary,
  random: () => number,
  beside: Plenary = plenary,
): Promise<RanRoom> {
  const room = await plenary.room(twentyQuestions, {
    sectors: ["Police", "NGO", "Court"],
    certificates: true,
  });
  const trainer = await plenary.console(room);
  const join = async (i: number): Promise<void> => {
    const server = i % 2 ? beside : plenary;
    const [alias, sector] = [`Alias-${newId()}`, ["Police", "NGO", "Court"][Math.floor(random() * 3)]!];
    const cookie = await server.join(room, { alias, sector });
    const token = cookie.split("=")[1]!;
    const { participantId } = await prisma.participantToken.findUniqueOrThrow({
      where: { tokenHash: tokenHash(token) },
    });
    run.members[i] = {
      id: participantId,
      alias,
      sector,
      token,
      phone: new LightPhone({
        url: server.url,
        auth: { as: "phone", room: room.id },
        cookie,
        backOff: 200,
        random,
      }),
    };
  };
  const run: RanRoom = {
    room,
    trainer,
    members: [],
    watched: { first: new Map(), last: new Map() },
    codes: new Map(),
    answerIds: [],
  };
  const moveToSecondPhone = async (): Promise<void> => {
    const { token, phone, ...member } = run.members[SECOND_PHONE.member]!;
    const { url, auth, cookie } = phone.options;
    const page = await (await fetch(`${url}/r/${room.id}/`, { headers: { cookie: cookie! } })).text();
    const resume = /resume code is ([0-9A-Z]{3} [0-9A-Z]{4})/.exec(page)![1]!;
    const res = await fetch(`${url}/j/${room.token}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ resume }),
    });
    const second = res.headers.get("set-cookie")!.split(";")[0]!;
    run.members[SECOND_PHONE.member] = {
      ...member,
      token: second.split("=")[1]!,
      phone: new LightPhone({ url, auth, cookie: second, backOff: 200, random }),
      first: { token, phone },
    };
  };
  for (const [position, question] of QUESTIONS.entries()) {
    const present = presentAt(question);
    if (question === SECOND_PHONE.from) await moveToSecondPhone();
    for (const i of present) if (!run.members[i]) await join(i);
    for (const [i, member] of run.members.entries()) {
      if (!member || timeOf(i)[1] !== position) continue;
      if (i === REMOVED) await trainer.do({ type: "remove", participant: member.id });
      member.phone.stop();
    }
    const members = present.map((i) => run.members[i]!);
    await eventually(
      () => members.every((m) => m.phone.connected),
      60_000,
      () => "everybody to be connected",
    );
    await done(trainer.go(question));
    for (let round = 1; round <= lastRoundOf(question); round++) {
      await done(trainer.openRound(question, round));
      await eventually(
        () =>
          members.every(
            (m) =>
              m.phone.view?.question === question &&
              m.phone.view.round === round &&
              m.phone.view.phase === "open",
          ),
        60_000,
        () => `${question} to be open`,
      );
      await ask(run, question, round, random);
      await done(trainer.closeRound(question, round));
      await done(trainer.reveal(question, round));
    }
    for (const i of drawnOrder(random, members.length).slice(0, LOST)) members[i]!.phone.cut();
  }
  return run;
}

async function ask(
  { members, watched, codes, answerIds }: RanRoom,
  question: string,
  round: number,
  random: () => number,
): Promise<void> {
  const code = drawnOrder(random, PEOPLE);
  const present = presentAt(question);
  const came = drawnOrder(random, present.length).map((i) => present[i]!);
  const say = async (member: number, rev: number, what: number) => {
    const id = newId();
    answerIds.push(id);
    const body = givenBy(member, question, what);
    // A phone that lost its connection sends again, as its outbox does.
    await eventually(
      async () =>
        (await members[member]!.phone.send({ type: "answer", id, question, round, rev, body }))?.ok === true,
      60_000,
      () => `an answer to ${question} to be stored`,
    );
  };
  // At first many say what they will change.
  const changing = drawnOrder(random, came.length)
    .slice(0, CHANGES)
    .map((i) => came[i]!);
  for (const member of came)
    await say(member, 1, changing.includes(member) ? (code[member]! + 7) % PEOPLE : code[member]!);
  for (const member of changing) await say(member, 2, code[member]!);
  watched.first.set(`${question}#${round}`, came);
  watched.last.set(`${question}#${round}`, [...came.filter((m) => !changing.includes(m)), ...changing]);
  codes.set(question, code);
}
