/**
 * Words that stand before a person's name and are no part of it. All in lower case.
 *
 * @module
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Forms of address: whoever comes after is a person. */
export const ADDRESS_TITLES: ReadonlySet<string> = setOf(
  'mr mr. mrs mrs. ms ms. miss mx. messrs. mme. madame sir dame lady lord dr dr. doctor prof prof. professor rev rev. ' +
    'reverend fr. father sister brother pope imam sheikh rabbi king queen prince princess emperor empress duke duchess ' +
    'baron baroness countess hon. don señor señora monsieur herr frau',
)

/** Offices and ranks as they stand before a name, besides those nouns for people that any role may have. */
export const OFFICE_TITLES: ReadonlySet<string> = setOf(
  'president vice-president vice prime minister premier chancellor secretary undersecretary governor gov gov. ' +
    'lieutenant lt lt. senator sen sen. sens. representative rep rep. reps. congressman congresswoman mayor ambassador ' +
    'speaker judge justice attorney general gen gen. colonel col col. captain capt capt. major maj maj. sergeant sgt ' +
    'sgt. sergeant admiral adm adm. commander cmdr. corporal cpl. private pvt. marshal sheriff detective det. officer ' +
    'deputy dep. asst. director chairman chairwoman chair chief commissioner councilman councilwoman councillor ' +
    'assemblyman assemblywoman delegate archbishop bishop cardinal patriarch ayatollah mullah pastor chancellor ' +
    'president-elect superintendent coach spokesman spokeswoman spokesperson supt. insp. inspector constable ceo cfo ' +
    'coo mp mep',
)

/** What may stand inside a title before its noun: "former", "acting", "deputy", "first", "co". */
export const TITLE_MODIFIERS: ReadonlySet<string> = setOf(
  'former ex acting deputy vice assistant associate senior junior chief interim outgoing incoming first second third ' +
    'then late longtime long-time veteran honorary retired opposition co lead national state federal foreign defense ' +
    'defence prime majority minority house senate press security white presidential republican democratic u.s. us uk ' +
    'u.k. gop eu un',
)

/** What follows "of" in a title: "Secretary of State", "Chief of Staff". */
export const TITLE_COMPLEMENTS: ReadonlySet<string> = setOf(
  'state staff defense defence commerce education energy labor interior agriculture transportation health justice ' +
    'treasury police operations communications general governors',
)

/** What may follow a person's name and belongs to it. */
export const NAME_SUFFIXES: ReadonlySet<string> = setOf('jr jr. sr sr. ii iii iv')
