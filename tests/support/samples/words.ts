/** What people of the sample rooms write in open questions, forms and the question box. All of it is invented. */

/** Texts of open questions by activity; each person takes some. Several say the same thing, as people do. */
export const open: Readonly<Record<string, readonly string[]>> = {
  "s1-expectations": [
    "Ask questions without frightening the person",
    "Decide faster whether a case is trafficking or smuggling",
    "Explain to my colleagues why consent does not matter",
    "Know whom to call at night",
    "Tell trafficking from smuggling",
    "Work with an NGO before the first interview",
    "Talk to a victim through an interpreter",
    "Write a report that a prosecutor can use",
    "Recognise forced labour during an inspection",
    "Explain the law in simple words",
    "Ask for help for a victim who does not want to testify",
    "Find out which services are there on weekends",
    "Menjelaskan hak korban dengan kata sederhana",
    "Bekerja sama dengan LSM sejak hari pertama",
    "ถามคำถามโดยไม่ทำให้ผู้เสียหายกลัว",
    "แยกการค้ามนุษย์ออกจากการลักลอบขนคน",
    "التعرف على علامات العمل القسري",
    "الحديث مع الضحية دون إعادة الألم",
    "인신매매와 밀입국을 구별하기",
    "Train my own team when I am back",
    "Know whom to call at night",
    "Protect myself from stories that stay with me",
  ],
  "assistance-begins-ends": [
    "It begins when somebody notices, not when a form is signed",
    "It begins with the first question: are you safe now?",
    "It ends when the person says so",
    "It ends when the person can live without us",
    "It begins before the police come",
    "After the trial, not before",
    "It never ends at the border",
    "With a bed, food and a doctor",
    "Dimulai saat pertama kali bertemu, bukan setelah laporan",
    "เริ่มตั้งแต่พบกันครั้งแรก",
    "تبدأ قبل التحقيق، وتنتهي بقرار الشخص نفسه",
    "When the family is safe too",
    "It ends when the money ends, and that is the problem",
    "It begins with an interpreter",
  ],
  "hardest-dilemma": [
    "The person asks us to tell nobody, and the law says that we must report",
    "The shelter is safe because its gate is locked",
    "She wants to go back to the same employer",
    "Help ends after ninety days, and healing does not",
    "We must report, and the person asked us to tell nobody",
    "The only interpreter comes from the same village",
    "A mother was found with her child, and there is no place for both",
    "Donors pay for women only, and men stand at our door",
    "Kami harus melapor, tetapi korban tidak mau",
    "ผู้เสียหายไม่อยากให้การ แต่ที่พักต้องการคดี",
    "الملجأ مغلق، وهي تشعر أنه سجن",
  ],
  "worker-question-2": [
    "construction",
    "the boat",
    "heavy work",
    "fishing",
    "the boss hit",
    "loan",
    "nothing",
    "strong",
    "the market",
    "heavy loads",
  ],
  "worker-question-3": [
    "sewing",
    "afraid",
    "the room",
    "cleaning",
    "cried",
    "nothing",
    "locked in",
    "burn on the hand",
    "cooking",
  ],
};

/** Texts of forms by field. */
export const fields: Readonly<Record<string, readonly string[]>> = {
  "risk-why": [
    "The story does not tell what waits at home",
    "Joseph said he would tell her parents",
    "She owes money to people who know where her family lives",
    "We do not know who is waiting for her there",
    "Photographs could be sent to her village",
    "Nobody asked her yet",
  ],
  "ground-why": [
    "Perhaps a social group: women who were trafficked",
    "We have to ask her",
    "No ground is named in the story",
    "Poverty alone is no ground",
    "Women who were in prostitution may be shunned: we must look",
  ],
  "agent-why": [
    "Joseph may have friends there, we do not know",
    "Private people, not the state",
    "Her family could be the ones she fears",
    "The story stops at the airport",
    "Frederick is still at home",
  ],
  "protection-why": [
    "We know nothing of the police there",
    "This must be asked for each country anew",
    "She has no papers to show anybody",
    "The police at home may know Frederick",
    "Laws are one thing, a village another",
  ],
  "to-ask": [
    "What do you think would happen if you go home?",
    "Who knows where you are now?",
    "Could the police there help you?",
    "Is there anybody at home whom you trust?",
    "May I explain what asylum is?",
  ],
  "i-objective": [
    "Young sellers ask a broker three questions before they pay",
    "Families read the contract before they borrow",
    "Workers know that their papers are theirs",
    "Shops in the town know the number and use it",
    "Elders speak for safe journeys at two meetings",
    "Foremen let an inspector talk to workers alone",
  ],
  "i-indicator": [
    "Share of 40 young sellers at the Saturday market who can name two of the three questions",
    "Families who bring a contract to the village office, each month",
    "Workers at two factories who say where their passport is, asked on their day off",
    "Calls from the town each month, without names",
    "Elders who spoke at a meeting, counted by the school",
    "Visits in which workers were heard alone",
  ],
  "i-baseline": [
    "30 short talks before the first play",
    "None today; the office counts from January",
    "We do not know; we ask 25 people first",
    "Two calls in the last year",
    "No elder has spoken yet",
    "Nobody has counted",
  ],
  "i-target": [
    "Twice as many by the end of the season",
    "40 families by December",
    "Half of them by June",
    "Two calls a month by the summer",
    "Four meetings before the harvest",
    "Every second visit within a year",
  ],
  "i-source": [
    "Talks by fellow sellers, written down the same evening",
    "The book of the village office",
    "The NGO that visits on Sundays",
    "The list of the hotline, without numbers",
    "A teacher who keeps the book",
    "Reports of inspection",
  ],
  "i-bias": [
    "Those who have left already",
    "Families who do not trust the office",
    "Workers who have no day off",
    "People without a telephone",
    "Women who stay at home",
    "Night shifts",
  ],
  "i-harm": [
    "No names; we stop when a broker is near",
    "A foreman may watch: we ask in the church yard",
    "Nobody is asked in front of others",
    "The list has no names and is burnt after a month",
    "People may think that we count votes: we explain it first",
  ],
  "e-change": [
    "More time for Session 9, fewer slides in Session 3",
    "Invite a labour judge",
    "A longer break after the worker's story",
    "Kurangi slide, tambah diskusi",
    "Start later on the second day",
    "More cases about men at sea",
  ],
  "e-unclear": [
    "When is a debt a means?",
    "What if our law asks for force?",
    "How long may we wait before the interview?",
    "Who pays for the interpreter?",
    "What does my country's law say about men?",
  ],
};

/** What people ask the box, and what the trainers did with it. */
export const questions: readonly {
  text: string;
  day: number;
  to: "shown" | "answered" | "later" | "hidden";
  wanted: number;
}[] = [
  {
    text: "If a debt is on paper and both signed it, is it still a means?",
    day: 1,
    to: "answered",
    wanted: 7,
  },
  { text: "May we tell the employer that somebody has complained?", day: 1, to: "answered", wanted: 4 },
  { text: "What do I do when my chief wants the interview today?", day: 2, to: "answered", wanted: 9 },
  { text: "Kalau korban menolak bantuan, apa tugas kita?", day: 2, to: "shown", wanted: 3 },
  {
    text: "Is a person who recruits others under threat a victim or an offender?",
    day: 3,
    to: "later",
    wanted: 6,
  },
  { text: "ใครดูแลเจ้าหน้าที่ที่ฟังเรื่องแบบนี้ทุกวัน", day: 3, to: "later", wanted: 5 },
  { text: "Why is the coffee break so short?", day: 3, to: "hidden", wanted: 1 },
  { text: "هل يمكن أن يبقى الشاهد في البلد بعد المحاكمة؟", day: 4, to: "shown", wanted: 2 },
];

/** What people promise themselves; nobody but their own phone can read it. */
export const promises: readonly { what: string; whom: string; when: string }[] = [
  { what: "Put the night number of the shelter on our wall", whom: "My team", when: "By Friday" },
  { what: "Ask the NGO to sit in our monthly meeting", whom: "The case manager", when: "In January" },
  {
    what: "Read our interview form with the twelve principles beside it",
    whom: "A colleague",
    when: "Within two weeks",
  },
  {
    what: "Tell my inspectors the three questions about papers and pay",
    whom: "Two districts",
    when: "Before the end of the year",
  },
  { what: "Mengubah formulir supaya korban boleh beristirahat dulu", whom: "Tim saya", when: "Bulan depan" },
];

/** What people add to the working agreement. */
export const rules: readonly string[] = [
  "One person speaks at a time",
  "Telephones are silent",
  "Nobody has to explain a break",
  "We begin on time",
  "Kita saling mendengarkan",
  "พูดช้า ๆ ให้ล่ามตามทัน",
  "نحترم الوقت",
];

/** Where a room leans by itself: question and answer to a number from 0 to 1. Everything else is left to the seed. */
export const leanings: Readonly<Record<string, number>> = {
  "worker-question-1:male": 0.72,
  "worker-question-1:female": 0.55,
  "worker-question-1:cannot-tell": 0.45,
  "s1-where-you-work:police": 0.8,
  "s1-where-you-work:border": 0.6,
  "s1-where-you-work:ngo": 0.75,
  "s1-where-you-work:labour": 0.65,
  "s1-where-you-work:justice": 0.45,
  "s1-where-you-work:international": 0.1,
  "s1-where-you-work:ministry": 0.2,
  "s1-where-you-work:local": 0.2,
  "s1-where-you-work:social": 0.3,
  "s1-what-you-see:none": 0,
  "next-questions:safe-now": 1,
  "next-questions:your-wish": 0.7,
  "e-pace/right": 0.9,
  "e-pace/too-fast": 0.5,
  "e-pace/too-slow": 0,
};

/** Why people answer as they do, by part of the story and answer: y, u or n. */
export const reasons: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "paula/4": {
    y: [
      "He took her passport",
      "She asks to leave, and he names a price",
      "Six months of work and only a debt",
      "The debt is twice what the figures give",
      "Passport and debt together",
      "Paspornya diambil",
      "เขายึดหนังสือเดินทาง",
      "أخذ جواز سفرها",
    ],
    u: [
      "Was there a contract?",
      "A debt alone is not coercion",
      "I would ask who set the rent",
      "Her visa has run out, so is it the law that holds her?",
    ],
    n: ["She overstayed her visa", "She came of her own will", "Nobody locks her in"],
  },
  "paula/5": {
    y: [
      "He threatens her with prison",
      "Every way out is blocked",
      "The debt grows because she wants to leave",
      "Ancaman polisi adalah paksaan",
      "ขู่ว่าจะแจ้งตำรวจ",
      "هدّدها بالشرطة",
      "From £600 to £5,000 with no reason",
    ],
    u: ["Is the threat real?", "She could go to her embassy", "I need to know about her work hours"],
    n: ["It is a quarrel about rent", "She is in the country without a visa"],
  },
  "paula/7": {
    y: [
      "She agreed because nothing else was left",
      "He keeps what she earns",
      "Consent means nothing under that debt",
      "Persetujuan tidak berlaku",
      "เธอไม่มีทางเลือก",
      "لا قيمة لموافقتها تحت الدين",
      "The means were there since part 4",
    ],
    u: ["She said yes in the end", "Half of the money is for her, he says"],
    n: ["It was her choice", "She is not locked in"],
  },
};
