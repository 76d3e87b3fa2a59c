/**
 * Views of every role in a scripted run: the messages as they are sent, the phone's markup, and the faces of
 * trainers' screens.
 */
import { silentConsole } from "@/tests/support/drawn-console";
import { consoleFaces } from "@/activities/faces/console";
import { stageFaces } from "@/activities/faces/stage";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { vi } from "vitest";
import { fieldsOf, type Activity } from "@/activities/kinds";
import { type ConsoleContext, ConsoleContextProvider } from "@/components/console/console-context";
import { Controls } from "@/components/console/controls/controls";
import { ConsoleLayout } from "@/components/console/console-layout";
import { LiveCard } from "@/components/console/screens/live-card";
import { NotesCard } from "@/components/console/screens/notes-card";
import { Ahead } from "@/components/console/screens/ahead";
import { TimeCard } from "@/components/console/time/time-card";
import { Texts } from "@/components/language/texts";
import type { Live } from "@/components/live/connect";
import { Screen } from "@/components/stage/screen";
import { interfaceLanguages } from "@/messages/languages";
import type { SomeMessages } from "@/messages/load";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { groupPartOf, renderGroup } from "@/server/phone/group-part";
import { renderPhone } from "@/server/phone/render";
import { roomPage } from "@/server/phone/room-page";
import { sheetPartOf } from "@/server/phone/worksheet-part";
import type { Room } from "@/server/rooms/room";
import type { Pieces } from "@/tests/golden/pieces";
import { type Moment, people, type Scene, Walk } from "@/tests/golden/walk";
import { door } from "@/tests/support/pure-room";
import type { Workshop } from "@/workshop/content/workshop";
import { withSteps } from "@/components/live/with-steps";
import type { PlanMessage } from "@/workshop/protocol/console";
import type { MineMessage } from "@/workshop/protocol/views";
import { answersOf } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import {
  agendaMessage,
  planMessage,
  presentActivity,
  presentMessage,
  stepMessage,
} from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { groupView, sheetFormOf } from "@/workshop/views/worksheets/group";
import { phoneView } from "@/workshop/views/phone-view";
import { presenterPlan, presenterStep, presenterView } from "@/workshop/views/presenter-view";
import { stageView } from "@/workshop/views/stage-view";

/** Languages of phones' markup beside English: one from right to left, one without spaces. */
const drawnToo = ["ar", "th"] as const;

/** When the console is drawn: finding its way in a guide of this length takes it a while. */
const consoleDrawn: ReadonlySet<Moment> = new Set([
  "dimmed",
  "preview",
  "open",
  "revealed",
  "present",
  "over",
]);

export class Run {
  private readonly waiting = { en: [] as Waiting[], ar: [] as Waiting[] };
  private plan: PlanMessage | null = null;
  private sessionDrawn = "";
  private presented: Activity | null = null;
  private step: string | null = null;

  constructor(
    private readonly views: Pieces,
    private readonly phones: Pieces,
    private readonly faces: Pieces,
  ) {}

  /** @param name stands in front of every place, where there are several runs */
  async of(workshop: Workshop, name: string): Promise<void> {
    this.sessionDrawn = "";
    const walk = new Walk(workshop, (scene) => this.see(`${name}${scene.name}`, scene));
    const plans = (when: string) => {
      const { state } = walk.room;
      for (const language of interfaceLanguages)
        this.views.json(`${name}run sheet ${when}`, language, planMessage(state, "trainer", language));
      this.views.json(`${name}run sheet ${when}`, "co-trainer", planMessage(state, "co-trainer"));
    };
    plans("before");
    this.plan = planMessage(walk.room.state, "trainer");
    walk.run();
    plans("after");
    this.draw("en", null);
    this.draw("ar", await translationIn("ar"));
  }

  /** All faces of a language in one tree: making its words ready is what takes time. */
  private draw(language: keyof Run["waiting"], messages: SomeMessages | null): void {
    const waiting = this.waiting[language].splice(0);
    const html = renderToStaticMarkup(
      <Texts language={language} words={completed(messages)}>
        <AppRouterContext value={{} as AppRouterInstance}>
          {waiting.map(({ place, name, now, piece }) => (
            <AtTime key={`${place} ${name}`} now={now}>
              {piece}
            </AtTime>
          ))}
        </AppRouterContext>
      </Texts>,
    );
    const drawn = html.split(BETWEEN).slice(1);
    for (const [i, { place, name }] of waiting.entries()) this.faces.markup(place, name, drawn[i]!);
  }

  private see(place: string, scene: Scene): void {
    vi.setSystemTime(scene.room.now);
    this.seeViews(place, scene);
    this.seePhones(place, scene);
    this.seeFaces(place, scene);
  }

  private seeViews(place: string, { room, context, work, posts, handover, kind, moment }: Scene): void {
    const { state, board } = room;
    const { views } = this;
    views.json(place, "console", consoleView(state, board, context));
    views.json(place, "presenter", presenterView(state, board, context, handover));
    for (const language of interfaceLanguages) {
      views.json(place, `phone/${language}`, phoneView(state, board, posts, language, work));
      views.json(place, `stage/${language}`, stageIn({ room, context, work, posts }, [language]));
    }
    views.json(place, "stage/en+ar", stageIn({ room, context, work, posts }, ["en", "ar"]));
    if (kind === "worksheet")
      for (const [i, person] of people.slice(0, 2).entries()) {
        views.json(place, `group/${i + 1}`, groupView(state, person, work, "en"));
        views.json(place, `sheet/${i + 1}`, sheetFormOf(state, person, work, "en"));
      }
    if (moment === "dimmed" || moment === "over") {
      views.json(place, "agenda", agendaMessage(state));
      views.json(place, "presenter's run sheet", presenterPlan(state, handover));
    }
    const present = presentActivity(state);
    if (present !== this.presented) views.json(place, "present", presentMessage(present));
    if (state.position.step !== this.step) {
      for (const language of interfaceLanguages)
        views.json(place, `step/${language}`, stepMessage(state, language));
      views.json(place, "presenter's step", presenterStep(state, handover));
    }
    this.step = state.position.step;
    this.presented = present;
  }

  private seePhones(place: string, scene: Scene): void {
    const { room, work, posts, kind, moment } = scene;
    const { state, board, now } = room;
    const { phones } = this;
    phones.add(place, "en", renderPhone(phoneView(state, board, posts, "en", work), { now }));
    for (const language of drawnToo)
      phones.add(place, language, renderPhone(phoneView(state, board, posts, language, work), { now }));
    if (moment === "open" || moment === "over" || kind === "worksheet")
      phones.add(place, "page", pageOf(scene));
    if (kind !== "worksheet") return;
    for (const language of ["en", ...drawnToo])
      for (const [i, person] of people.slice(0, 2).entries()) {
        const live = liveRoom(scene, language);
        phones.add(place, `group ${i + 1} ${language}`, renderGroup(groupPartOf(live, person, work), now));
        phones.add(place, `sheet ${i + 1} ${language}`, sheetPartOf(live, person, work)?.html() ?? "");
      }
  }

  private seeFaces(place: string, scene: Scene): void {
    const { room, context, moment, handover } = scene;
    const { state, board, now } = room;
    const face = (name: string, piece: ReactNode, language: keyof Run["waiting"] = "en") =>
      this.waiting[language].push({ place, name, now, piece });
    face("stage", <Screen faces={stageFaces} view={stageIn(scene, ["en"])} offset={0} />);
    if (moment === "revealed" || moment === "explained")
      face("stage/ar+en", <Screen faces={stageFaces} view={stageIn(scene, ["ar", "en"])} offset={0} />, "ar");
    const view = consoleView(state, board, context);
    const shown = this.shown(scene, view);
    if (!consoleDrawn.has(moment)) return;
    face(
      "console",
      <ConsoleContextProvider value={shown}>
        <LiveCard drawn={false} />
        <TimeCard />
        <NotesCard />
        <Ahead frames={false} />
        <Controls />
      </ConsoleContextProvider>,
    );
    const session = state.position.step
      ? (planOf(state.workshop).step(state.position.step)?.sessionId ?? "")
      : "";
    if (session === this.sessionDrawn && moment !== "over") return;
    this.sessionDrawn = session;
    const { room: id, title, me, plan, agenda, present, look, offset, lost } = shown;
    const desk = {
      live: { socket: null } as unknown as Live,
      room: id,
      title,
      me,
      agenda,
      present,
      look,
      offset,
      lost,
      faces: consoleFaces,
    };
    face("desk", <ConsoleLayout {...desk} plan={plan} view={view} version="same" />);
    face(
      "presenter's desk",
      <ConsoleLayout
        {...desk}
        plan={withSteps(presenterPlan(state, handover), presenterStep(state, handover).steps)}
        view={presenterView(state, board, context, handover)}
        version="same"
      />,
    );
  }

  private shown({ room: { state } }: Scene, view: ReturnType<typeof consoleView>): ConsoleContext {
    return silentConsole({
      room: state.roomId,
      title: state.workshop.title,
      me: "Tara",
      plan: withSteps(this.plan!, stepMessage(state).steps),
      view: { ...view, assets: {} } as ConsoleContext["view"],
      agenda: agendaMessage(state),
      present: presentMessage(presentActivity(state)).present,
    });
  }
}

/** A face that is still to be drawn. */
interface Waiting {
  place: string;
  name: string;
  now: number;
  piece: ReactNode;
}

const BETWEEN = "<template></template>";

/** A face behind a mark, as it is drawn at this time. */
function AtTime({ now, children }: { now: number; children: ReactNode }) {
  vi.setSystemTime(now);
  return (
    <>
      <template />
      {children}
    </>
  );
}

/** The stage as it is where it shows these languages. */
const stageIn = (
  { room, context, work, posts }: Pick<Scene, "room" | "context" | "work" | "posts">,
  languages: string[],
) => stageView({ ...room.state, stageLanguages: languages }, room.board, context.presence, door, posts, work);

/** As much of a live room as the phone's pages ask for. */
const liveRoom = ({ room, work }: Scene, language: string): Room =>
  ({
    id: room.state.roomId,
    state: room.state,
    participants: {
      get: (id: string) => (people.includes(id) ? { id, resume: "ABC123" } : undefined),
      entrance: door,
      languageOf: () => language,
    },
    assets: {},
    workNow: () => work,
  }) as unknown as Room;

/** The whole page of the first person, with what they answered. */
function pageOf(scene: Scene): string {
  const { room, work, posts } = scene;
  const { state, board, now } = room;
  const view = phoneView(state, board, posts, "en", work);
  const person = people[0]!;
  const { asked } = view;
  const kept = asked && answersOf(board, asked.question, asked.round).get(person);
  const activity = asked && planOf(state.workshop).activity(asked.question.split(/[/?!]/)[0]!);
  const mine: MineMessage = {
    type: "mine",
    paused: false,
    supports: ["post-shown-1"],
    promises: [],
    answers:
      kept && activity
        ? [{ question: asked.question, round: asked.round, ...kept, fields: fieldsOf(activity, kept.body) }]
        : [],
  } as unknown as MineMessage;
  return renderToStaticMarkup(roomPage(liveRoom(scene, "en"), person, view, mine, now, {}).body);
}
