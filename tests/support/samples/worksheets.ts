/**
 * Texts of the four groups of "Jeju 2026" on the guide's worksheets. All of it and all people are invented.
 */
import { campaigns, services, steps } from "@/tests/support/shots-groups-texts";
import type { Written } from "@/tests/support/shots-groups-people";

type Row = readonly [what: string, owner?: string, when?: string];
interface Sides {
  government: readonly Row[];
  ngo: readonly Row[];
  joint: readonly Row[];
}

function measures(sides: Sides): Written {
  const cells: [string, string | number][] = [];
  for (const [field, rows] of Object.entries(sides) as [string, readonly Row[]][]) {
    if (rows.length > 2) cells.push([`${field}+`, rows.length]);
    rows.forEach(([what, owner, when], i) => {
      cells.push([`${field}/r${i + 1}/what`, what]);
      if (owner) cells.push([`${field}/r${i + 1}/owner`, owner]);
      if (when) cells.push([`${field}/r${i + 1}/when`, when]);
    });
  }
  return Object.fromEntries(cells);
}

const closing = (notes: string, minority?: string): Written => ({
  "!notes": notes,
  "!agreed": "1",
  ...(minority ? { "!minority": minority, "!show-minority": "1" } : {}),
});

const priorities: readonly Written[] = [
  {
    ...measures({
      government: [
        [
          "Agree on a reflection period before any interview, and write it into the referral protocol",
          "Police",
          "2027-03-01",
        ],
        ["Train two interviewers in every district", "Police", "2027-06-30"],
        ["Hear the person once, and record it, so that nobody asks again", "Prosecution", "2027-02-15"],
      ],
      ngo: [
        ["Say when the person is ready to speak, together with the person", "Shelter", "2027-01-15"],
        ["Let a support person sit beside her in every interview", "NGO", "2027-01-15"],
      ],
      joint: [
        [
          "Plan each interview in one meeting: who asks, where, and what must wait",
          "Police and NGO",
          "2027-02-01",
        ],
      ],
    }),
    ...closing(
      "Begin with the meeting on Mondays: it costs nothing.",
      "Two of us would interview at once if there is danger for others who are still held.",
    ),
  },
  {
    ...measures({
      government: [
        ["Agree on a reflection period before any interview", "Police"],
        ["Write into the standing orders that medical care comes first", "Health services", "2027-04-01"],
      ],
      ngo: [
        ["A trained support person is present in the interview", "NGO", "2027-02-01"],
        ["Explain to the person what is lost by waiting, and what is not"],
      ],
      joint: [["A protocol with a clock: urgent questions of safety now, the rest later", "Police and NGO"]],
    }),
    ...closing("We asked what is really lost in two days. Most of it can be secured without the victim."),
  },
  {
    ...measures({
      government: [
        ["Secure papers, phones and the place first, so that the interview can wait", "Police", "2026-12-15"],
      ],
      ngo: [
        ["A doctor sees her before anybody asks", "Health services"],
        ["The shelter keeps a quiet room for interviews", "Shelter", "2027-05-01"],
      ],
      joint: [],
    }),
    ...closing("Our joint column is empty: we ran out of time."),
  },
  measures({
    government: [
      ["Ask the prosecutor which questions cannot wait", "Prosecution", "2027-01-31"],
      ["Ask for an interpreter before the person arrives", "Police"],
    ],
    ngo: [["Tell the police in one page what harm an early interview did in the past", "NGO", "2027-01-20"]],
    joint: [["One case manager whom both sides call first", "Social services", "2027-03-01"]],
  }),
];

const stereotypes: readonly Written[] = [
  measures({
    government: [
      ["Invite officers to hear shelter staff, without residents", "Police", "2027-03-15"],
      ["Count men and work cases in the yearly report", "Police"],
    ],
    ngo: [["Collect figures on men who were trafficked for work at sea", "NGO", "2027-02-28"]],
    joint: [["A half day with three cases: a farm, a ship, a kitchen", "Police and NGO", "2027-04-10"]],
  }),
  measures({
    government: [["Put consent and its limits into the basic course", "Police", "2027-09-01"]],
    ngo: [["Bring the words officers use, and better ones, on one page", "NGO"]],
    joint: [],
  }),
  measures({
    government: [
      ["Let a labour inspector teach one hour at the police school", "Labour inspection", "2027-05-01"],
    ],
    ngo: [],
    joint: [["Read two judgments together and ask: who had a choice?"]],
  }),
  measures({
    government: [["Praise good reports in the monthly letter", "Police"]],
    ngo: [["Ask former residents what officers should know, and pay them for it", "Shelter", "2027-03-01"]],
    joint: [
      [
        "Change the question on the form from “did you agree” to “could you leave”",
        "Police and NGO",
        "2027-02-01",
      ],
    ],
  }),
];

const postponed: readonly Written[] = [
  measures({
    government: [
      ["Join the training to a course that already has a date", "Labour inspection", "2027-02-20"],
    ],
    ngo: [["Show the labour authority what one case of unpaid wages looked like", "NGO"]],
    joint: [["Offer three hours instead of three days", "Labour inspection", "2027-02-01"]],
  }),
  measures({
    government: [["Ask the ministry for one line in the yearly plan", "Labour inspection", "2026-12-31"]],
    ngo: [["Lend a trainer, free of charge", "NGO", "2027-01-15"]],
    joint: [],
  }),
  measures({
    government: [["Let inspectors who were trained teach the others", "Labour inspection", "2027-04-01"]],
    ngo: [],
    joint: [],
  }),
  measures({
    government: [["Send the twelve signs on a card to every inspector", "Labour inspection", "2027-01-10"]],
    ngo: [["Invite inspectors to the workers' Sunday meeting", "NGO"]],
    joint: [["Two inspections together, to learn on the job", "Labour inspection", "2027-03-20"]],
  }),
];

const rotation: readonly Written[] = [
  measures({
    government: [["Name two people for each seat, not one", "Social services", "2027-01-31"]],
    ngo: [["Keep the handover file, and give it to each new member", "NGO", "2027-01-31"]],
    joint: [["The first ten minutes are for the newest member", "Social services"]],
  }),
  measures({
    government: [["Write into the order who sits in the conference, by office", "Prosecution", "2027-05-15"]],
    ngo: [["Meet a new member for coffee before the first conference", "NGO"]],
    joint: [["A page with the rules of the conference", "Social services", "2027-02-10"]],
  }),
  measures({
    government: [["Hand over with a talk of one hour, not with a file alone", "Police"]],
    ngo: [["Keep the handover file, and give it to each new member", "NGO"]],
    joint: [],
  }),
  measures({
    government: [["Ask the office to leave people in their seat for two years"]],
    ngo: [],
    joint: [["A short course twice a year for whoever is new", "Police and NGO", "2027-06-01"]],
  }),
];

const lines = (cells: Record<string, readonly string[]>): Written =>
  Object.fromEntries(Object.entries(cells).map(([field, list]) => [field, list.join("\n")]));

const without: readonly Written[] = [
  lines({
    now: ["A safe place to sleep", "Food and clothes", "An interpreter", "Medical care"],
    later: ["Counselling, in a language of one's own", "The door stays open to cooperate later"],
  }),
  lines({
    now: ["A safe place to sleep", "Food and clothes", "Somebody who explains the choices"],
    later: ["Contact with the family, if wanted", "Help to go home"],
  }),
  lines({ now: ["A safe place to sleep", "Medical care", "Rest"], later: ["Help to find other work"] }),
  lines({ now: ["Food and clothes", "An interpreter", "A telephone call"], later: ["Help to go home"] }),
];
const together: readonly Written[] = [
  lines({
    now: ["A safe place to sleep", "Food and clothes", "An interpreter", "Medical care"],
    later: ["Free legal advice", "A permit to stay and to work"],
  }),
  lines({
    now: ["A safe place to sleep", "Food and clothes", "Medical care"],
    later: ["Protection of the family at home", "Free legal advice"],
  }),
  lines({
    now: [
      "A safe place to sleep",
      "Medical care",
      "One trained interviewer, recorded, so that nobody asks twice",
    ],
    later: ["Compensation: back pay for eleven months"],
  }),
  lines({
    now: ["Food and clothes", "An interpreter", "Counselling, in a language of one's own"],
    later: ["A permit to stay and to work", "Help to go home"],
  }),
];
const ensure: readonly Written[] = [
  lines({
    who: ["A case manager of social services", "A named officer for each shift"],
    what: ["A list of night numbers at every desk", "An agreement with the shelter on who pays the taxi"],
    when: ["Before the end of January; the case conference checks"],
  }),
  lines({
    who: ["The NGO that is on call", "The duty prosecutor"],
    what: ["A form for consent in four languages", "Ask the person after a week what was missing"],
    when: ["From March on, looked at each month"],
  }),
  lines({ who: ["The ministry should do it"], what: ["A procedure for all offices"], when: [] }),
  lines({
    who: ["The labour inspector stays in contact about the wages"],
    what: ["Back pay is asked for even without a trial"],
    when: ["Within thirty days"],
  }),
];

const papers: readonly Written[] = [
  {
    ...lines({
      known: [
        "The loan grows while the worker pays: nobody can check that debt",
        "The worker was never seen alone",
      ],
      shared: ["The clinic may tell the case manager about the burn, if the worker agrees"],
      kept: ["The diagnosis stays with the clinic"],
    }),
    "first-step": "Meet the worker alone, with an interpreter whom the employer does not know",
  },
  {
    ...lines({
      known: [
        "Passports kept, wages kept, a voice that speaks for the patient: together they point to forced labour",
      ],
      shared: ["The hotline may say that somebody asked about a debt, without the number"],
      kept: ["The number of the caller"],
    }),
    "first-step": "Offer a room that does not look like a police station",
  },
  {
    ...lines({
      known: ["Two visits found nothing because nobody asked the workers alone"],
      shared: ["The police tell the labour inspection what the employer said about wages"],
      kept: [],
    }),
    "first-step": "",
  },
  {
    ...lines({
      known: [
        "“Of their own free will” and “we keep the passports” do not fit together",
        "The call ended when a door opened",
      ],
      shared: ["Only what the worker agrees to"],
      kept: ["Where the worker sleeps tonight"],
    }),
    "first-step": "Ask the worker what must happen first",
  },
];

const ticked = (field: string, ids: readonly string[]): [string, string][] =>
  ids.map((id) => [`${field}/${id}`, "1"]);
const checks = (passed: readonly (readonly string[])[]): Written =>
  Object.fromEntries(passed.flatMap((ids, i) => ticked(`checks-${i + 1}`, ids)));
const review: readonly Written[] = [
  checks([
    ["c1-problem", "c1-existing", "c1-fit", "c1-resources"],
    ["c2-issue", "c2-overall", "c2-specific", "c2-success"],
    ["c3-target", "c3-split", "c3-barriers-change", "c3-barriers-reach"],
    ["c4-stage", "c4-format", "c4-message", "c4-positive"],
    ["c5-channels", "c5-popular", "c5-involve"],
  ]),
  checks([
    ["c1-problem", "c1-fit"],
    ["c2-issue"],
    ["c3-target", "c3-barriers-change", "c3-barriers-reach"],
    ["c4-message", "c4-positive"],
    ["c5-channels"],
  ]),
  checks([["c1-problem"], ["c2-issue", "c2-overall"], ["c3-target"], ["c4-message"], []]),
  checks([
    ["c1-problem", "c1-existing", "c1-budget"],
    ["c2-issue", "c2-specific", "c2-resources"],
    ["c3-target", "c3-research", "c3-barriers-change"],
    ["c4-stage", "c4-message", "c4-positive", "c4-pre-test"],
    ["c5-channels", "c5-strengths", "c5-mix"],
  ]),
];
const reviewOfStep6: readonly Written[] = [
  ["c6-indicators", "c6-baseline", "c6-method"],
  ["c6-indicators"],
  [],
  ["c6-indicators", "c6-baseline", "c6-harm", "c6-feedback"],
].map((ids) => Object.fromEntries(ticked("checks-6", ids)));

const townspeople: Written = {
  "w-problem": "People in the town see tired workers every day and say nothing.",
  "w-objective":
    "By the summer, three shops and two schools know the signs and the number, and use it without giving names.",
  "w-objective-type": "behaviour",
  "w-objective-tests/realistic": "1",
  "w-objective-tests/achievable": "1",
  "w-objective-tests/time-bound": "1",
  "w-audience@r1.w-who": "Shopkeepers and teachers in the town of the factory",
  "w-audience@r1.w-where": "destination",
  "w-audience@r1.w-level": "community",
  "w-audience@r1.w-belief": "It is none of our business; somebody else will call",
  "w-audience@r1.w-barrier-change": "Jobs in the town hang on the factory",
  "w-audience@r1.w-barrier-reach": "They have heard bad stories about migrants on the radio",
  "w-messages@r1.w-message":
    "Your neighbours pack your lunch. If the gate is always locked, tell us. You need not say your name.",
  "w-messages@r1.w-tone": "positive",
  "w-messages@r1.w-format": "story",
  "w-messages@r1.w-four-tests/easy": "1",
  "w-messages@r1.w-four-tests/values": "1",
  "w-channels@r1.w-messenger": "The head teacher and the owner of the bakery",
  "w-channels@r1.w-channel": "Local radio on Saturday\nParents' evening\nPlaces of worship",
  "w-indicator": "Calls from the town each month, without names",
  "w-baseline": "Two calls in the last year",
  "w-target": "Two calls a month by the summer",
  "w-resources": "A worker of the NGO, two evenings, radio time that costs nothing",
};

const seen = (opened: readonly string[], helped: readonly string[], closed: readonly string[]): Written =>
  Object.fromEntries([
    ...ticked("opened", opened),
    ...ticked("helped", helped),
    ...ticked("closed", closed),
    ...ticked("known", ["next", "return"]),
  ]);
const rolePlay: readonly Written[] = [
  {
    ...seen(["private", "name", "choice"], ["needs", "tonight"], []),
    "first-words": "I am not here about your permit. Would you like some tea before we begin?",
    "from-person": "When you put your pen down, I could talk.",
  },
  {
    ...seen(["name", "use"], ["needs", "money"], ["fast"]),
    "first-words": "My name is Minh. You may leave out any question.",
    "other-words": "“Where do you sleep, and is it locked?” → one question, then wait.",
    "from-person": "I heard the skipper's steps all the time. Close the door.",
  },
  {
    ...seen(["private", "language"], ["tonight", "own-view", "silence"], []),
    "first-words": "Would you rather speak your own language?",
    "from-person": "You asked what I am afraid of. Nobody had asked me that.",
  },
  {
    ...seen(["name"], ["needs"], ["papers-first", "promise"]),
    "other-words": "“You will get your money” → “I will ask who can help with your wages.”",
    "from-person": "I stopped believing you when you promised it.",
  },
];

/** What people of one country write who have to look it up. */
const lookedUp = (place: string, says: string, read: string): readonly Written[] => [
  { [`${place}/says`]: says, [`${place}/read`]: read },
];

/** By worksheet, what each group writes; a group without an entry writes nothing. */
export const sheets: Readonly<Record<string, readonly Written[]>> = {
  "services-and-dilemmas": services,
  "worker-question-4": without,
  "worker-question-5": together,
  "worker-question-6": ensure,
  "four-papers": papers,
  "seventy-two-hours": [
    {
      "decisions/r1/what": "Let everybody sleep first, in the shelter",
      "decisions/r1/asked": "asked",
    },
  ],
  "my-country": lookedUp(
    "definition/child",
    "We do not agree on it: one of us says that a means is needed.",
    "Open. We ask the ministry on Monday.",
  ),
  "my-country-refugees": lookedUp("refugees/decides", "Two offices, and each sends to the other.", "Open"),
  "my-country-assistance": lookedUp(
    "assistance/hotline",
    "We called it at lunch. Nobody answered in the worker's language.",
    "Called today",
  ),
  "s4-role-play": rolePlay,
  "scenario-by-group": [
    { scenario: "priorities", ...priorities[0] },
    { scenario: "stereotypes", ...stereotypes[0] },
    { scenario: "postponed-training", ...postponed[0] },
    { scenario: "rotation", ...rotation[0] },
  ],
  "scenario-priorities": priorities,
  "scenario-stereotypes": stereotypes,
  "scenario-postponed-training": postponed,
  "scenario-rotation": rotation,
  "cooperation-map": steps,
  "s10-campaign": [...campaigns, townspeople],
  "s10-review": review,
  "s10-review-step-6": reviewOfStep6,
};

/** Remarks in the galleries. */
export const remarks: Readonly<
  Record<string, readonly { group: number; kind: "comment" | "missed"; text: string }[]>
> = {
  "services-and-dilemmas": [
    { group: 0, kind: "comment", text: "We could send an interpreter for this." },
    { group: 2, kind: "missed", text: "Nobody offers help to a family at home." },
  ],
  "scenario-priorities": [
    { group: 0, kind: "missed", text: "We forgot the interpreter too. Add her to the meeting." },
    { group: 1, kind: "comment", text: "Our ministry could start with this next month." },
  ],
  "s10-campaign": [{ group: 3, kind: "comment", text: "The bakery is a good idea. Who asks the owner?" }],
};
