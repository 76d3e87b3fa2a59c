/** Texts of four groups on the guide's worksheets in pictures. All of it and all people are invented. */
import type { Written } from "@/tests/support/shots-groups-people";

type Row = readonly [what: string, owner?: string, when?: string];

/** The three tables of a scenario. */
function measures(government: readonly Row[], ngo: readonly Row[], joint: readonly Row[]): Written {
  const table = (field: string, rows: readonly Row[]) =>
    rows.flatMap(([what, owner, when], i) => [
      [`${field}/r${i + 1}/what`, what] as const,
      ...(owner ? [[`${field}/r${i + 1}/owner`, owner] as const] : []),
      ...(when ? [[`${field}/r${i + 1}/when`, when] as const] : []),
    ]);
  const more = (field: string, rows: readonly Row[]) =>
    rows.length > 2 ? [[`${field}+`, rows.length] as const] : [];
  return Object.fromEntries([
    ...more("government", government),
    ...more("ngo", ngo),
    ...more("joint", joint),
    ...table("government", government),
    ...table("ngo", ngo),
    ...table("joint", joint),
  ]);
}

export const priorities: readonly Written[] = [
  {
    ...measures(
      [
        [
          "Agree on a reflection period before any interview, and write it into the referral protocol",
          "Police",
          "2027-03-01",
        ],
        ["Train two interviewers in every district", "Police", "2027-06-30"],
        ["Hear the person once, and record it, so that nobody asks again", "Prosecution"],
      ],
      [
        ["Say when the person is ready to speak, together with the person", "Shelter", "2027-01-15"],
        ["Let a support person sit beside her in every interview", "NGO", "2027-01-15"],
      ],
      [
        [
          "Plan each interview in one meeting: who asks, where, and what must wait",
          "Police and NGO",
          "2027-02-01",
        ],
      ],
    ),
    "!notes":
      "Begin with the meeting on Mondays: it costs nothing. If somebody asks about the law, the prosecutor at our table answers.",
    "!minority": "Two of us would interview at once if there is danger for others who are still held.",
    "!agreed": "1",
    "!show-minority": "1",
  },
  measures(
    [
      ["A reflection period before the first interview", "Police"],
      ["Write into the standing orders that medical care comes first", "Ministry of Health", "2027-04-01"],
    ],
    [["A support person is present in the interview", "NGO", "2027-02-01"]],
    [],
  ),
  {},
  measures([["Ask the prosecutor which questions cannot wait", "Police"]], [], []),
];

export const minds: readonly Written[] = [
  { "government/r1/what": "Invite officers to a shelter, without residents, to hear what the staff hear" },
  { "ngo/r1/what": "Collect figures on men who were trafficked for work at sea" },
];

export const steps: readonly Written[] = [
  ["Police", "NGO", "Health services", "", "NGO", "Police", "Police", "Social services", ""],
  [
    "Labour inspection",
    "Shelter",
    "Health services",
    "",
    "NGO",
    "Immigration",
    "Police",
    "Social services",
    "NGO",
  ],
  ["Police", "Shelter", "Health services", "", "", "Police", "Prosecution", "", "NGO"],
  ["Police", "Shelter", "", "", "Embassy or consulate", "Police", "Police", "Social services", ""],
].map((owners) => {
  const ids = [
    "noticed",
    "first-safety",
    "health",
    "interpreter",
    "rights",
    "identification",
    "interview",
    "case-conference",
    "return",
  ];
  return Object.fromEntries(owners.flatMap((owner, i) => (owner ? [[`steps/${ids[i]}/owner`, owner]] : [])));
});

const needs = (now: string[], later: string[]): Written => ({ now: now.join("\n"), later: later.join("\n") });

export const without: readonly Written[] = [
  needs(
    ["A safe place to sleep", "Food and clothes", "An interpreter"],
    ["The door stays open to cooperate later"],
  ),
  needs(
    ["A safe place to sleep", "Food and clothes", "Somebody who explains the choices in his own language"],
    ["Contact with the family, if he wants it"],
  ),
  needs(["A safe place to sleep", "A doctor"], ["Help to find other work"]),
  needs(["Food and clothes", "An interpreter"], []),
];
export const together: readonly Written[] = [
  needs(
    ["A safe place to sleep", "Food and clothes", "An interpreter", "Medical care"],
    ["Free legal advice", "A permit to stay and to work"],
  ),
  needs(
    ["A safe place to sleep", "Food and clothes", "Medical care"],
    ["Protection of the family at home", "Free legal advice"],
  ),
  needs(
    ["A safe place to sleep", "A doctor", "One trained interviewer, recorded, so that nobody asks twice"],
    ["Compensation: back pay for eleven months"],
  ),
  needs(["Food and clothes", "An interpreter", "Counselling"], ["A permit to stay and to work"]),
];

const ticks = (cells: Record<string, string>): Written =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([cell, who]) =>
      who.split(" ").map((id) => [`service-map/${cell}/${id}`, "1"]),
    ),
  );

export const services: readonly Written[] = [
  {
    "provider/government": "1",
    services: "A shelter for twelve people, at the place of destination\nA hotline in four languages",
    dilemmas:
      "A person asks us to tell nobody, and we must report to the police\nThe shelter is safe because its gate is locked, and it feels like a prison",
    ...ticks({
      "shelter/identification": "government ngo",
      "medical/identification": "government",
      "legal/destination": "ngo",
      "documents/homeward": "government",
      "protection/identification": "government",
    }),
  },
  {
    "provider/ngo": "1",
    services: "Legal advice in the first week\nA course in a trade of one's own choice",
    dilemmas:
      "Donors pay for women only; men stand at our door\nA person wants to go back to the same employer, and we may lose contact",
    ...ticks({
      "shelter/identification": "ngo",
      "shelter/destination": "ngo",
      "psychosocial/destination": "ngo",
      "legal/destination": "ngo",
      "livelihood/reintegration": "ngo",
    }),
  },
  {
    "provider/international": "1",
    services: "Travel home with somebody at one's side",
    dilemmas: "We must report to the police, and the person asked us to tell nobody",
    ...ticks({
      "return/homeward": "international government",
      "interpretation/identification": "international",
      "medical/destination": "government",
      "family-tracing/homeward": "international",
    }),
  },
  {
    dilemmas: "Help ends after ninety days, and healing does not",
    ...ticks({
      "shelter/identification": "government",
      "psychosocial/identification": "ngo",
      "medical/identification": "government ngo",
    }),
  },
];

interface Plan {
  who: string;
  where: string;
  change: string;
  reach: string;
  message: string;
  tone: string;
  speaks: string;
  channel: string;
}

function campaign(problem: string, objective: string, indicator: string, plans: readonly Plan[]): Written {
  const cells: Record<string, string | number> = {
    "w-problem": problem,
    "w-objective": objective,
    "w-objective-type": "behaviour",
    "w-indicator": indicator,
  };
  if (plans.length > 1) cells["w-audience@+"] = plans.length;
  plans.forEach((plan, i) => {
    const cell = (section: string, field: string) => `${section}@r${i + 1}.${field}`;
    cells[cell("w-audience", "w-who")] = plan.who;
    cells[cell("w-audience", "w-where")] = plan.where;
    cells[cell("w-audience", "w-barrier-change")] = plan.change;
    cells[cell("w-audience", "w-barrier-reach")] = plan.reach;
    cells[cell("w-messages", "w-message")] = plan.message;
    cells[cell("w-messages", "w-tone")] = plan.tone;
    cells[cell("w-channels", "w-messenger")] = plan.speaks;
    cells[cell("w-channels", "w-channel")] = plan.channel;
  });
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));
}

export const campaigns: readonly Written[] = [
  {
    ...campaign(
      "Families borrow from a recruiter before anybody has seen a contract.",
      "By December, half of the families who plan a journey read the contract with somebody they trust before they borrow.",
      "Families who bring a contract to the village office before they sign: from 0 to 40 in six months",
      [
        {
          who: "Mothers and fathers of young people who plan to work abroad this year",
          where: "origin",
          change: "The recruiter is a relative; asking for paper would be rude",
          reach: "Few can read; the day begins in the fields before light",
          message:
            "A good job can wait three days. Bring the contract to the village office. We read it with you, free.",
          tone: "positive",
          speaks: "The woman who leads the savings group",
          channel: "A play at the market\nThe savings group",
        },
        {
          who: "Foremen at the port where goods are unloaded",
          where: "destination",
          change: "They fear for their own job",
          reach: "They speak to nobody during a shift",
          message: "",
          tone: "",
          speaks: "A retired foreman",
          channel: "Posters in the canteen",
        },
      ],
    ),
    "w-baseline": "Nobody brings a contract today; we ask 30 families before we begin.",
    "w-target": "40 families by December",
    "w-resources": "Two actors, the village office on Tuesdays, a lawyer on the telephone",
    "w-objective-tests/realistic": "1",
    "w-objective-tests/measurable": "1",
  },
  campaign("Workers in the shed do not know that their papers are theirs.", "", "", [
    {
      who: "Workers in the factory who may not leave the yard",
      where: "destination",
      change: "They fear the police and being sent home",
      reach: "Telephones are taken at the gate",
      message: "Nobody may keep your passport. Call us, we do not call the police without you.",
      tone: "neutral",
      speaks: "Workers who got out",
      channel: "A hotline on soap wrappers\nGovernment radio",
    },
  ]),
  campaign("Shoppers do not ask who cleaned the fish.", "More shops ask.", "", [
    {
      who: "The general public",
      where: "market",
      change: "Cheap fish",
      reach: "",
      message: "Do not buy fish from slavery!",
      tone: "risk-only",
      speaks: "",
      channel: "Leaflets",
    },
  ]),
];

export const papers: Written = {
  known:
    "The loan grows while the worker pays: that is a debt nobody can check\nThe worker was never seen alone",
  shared: "The clinic may tell the case manager about the burn, if the worker agrees",
};
