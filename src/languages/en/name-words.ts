/**
 * Small words that decide where a name begins and ends. All in lower case.
 *
 * @module
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words inside or at the head of family names that stay in lower case: van der Leyen, al-Assad. */
export const NAME_PARTICLES: ReadonlySet<string> = setOf(
  'van von der den de del della di da dos du la le ter zu al el ul bin bint ibn abu ben ould af av y e',
)

/** Particles that a name may begin with although nothing in capitals stands before them. */
export const LEADING_PARTICLES: ReadonlySet<string> = setOf('van von de del della di al el ul bin ibn abu')

/**
 * Words that are written with a capital at the head of a sentence or in a headline, and are never names: what the
 * parts of speech get wrong most often.
 */
export const NEVER_NAMES: ReadonlySet<string> = setOf(
  "a an the this that these those he she it we you they i i'm i've i'd i'll me us him her them his its our their my " +
    'your who whom whose which what when where why how if then than but and or nor so yet for from of off on onto in ' +
    'into at by to with without within about above across after against along among around as before behind below ' +
    'beneath beside besides between beyond despite down during except inside like near outside over past per since ' +
    'through throughout till until toward towards under unlike up upon via versus vs not no yes never always also too ' +
    'very just only even still again already soon now here there today yesterday tomorrow tonight meanwhile however ' +
    'although though because while whereas unless whether once perhaps maybe indeed instead moreover furthermore ' +
    'nevertheless nonetheless therefore thus hence otherwise later earlier recently finally first second third last ' +
    'next another other others some any all both each every either neither none few many most more much less least ' +
    'several such same own one two three four five six seven eight nine ten dozens hundreds thousands millions is are ' +
    'was were be been being am do does did done have has had having will would shall should can could may might must ' +
    "let let's get got go going said says say told asked according speaking asked look see hear think oh well okay ok " +
    'thank thanks please sorry hello hi hey welcome dear sure of course read watch share follow click related photo ' +
    'image video story more updated update advertisement correction editor note original url www http https monday ' +
    'tuesday wednesday thursday friday saturday sunday nobody somebody everybody everyone someone anyone nothing ' +
    "something everything anything it's that's there's he's she's they're we're you're what's who's don't didn't " +
    "doesn't isn't aren't wasn't weren't can't couldn't won't wouldn't earth internet web email e-mail",
)

/** Lemmas of verbs by which news lets somebody speak: their subject has a voice. */
export const SPEAKING_LEMMAS: ReadonlySet<string> = setOf(
  'say tell add note ask reply answer explain insist argue warn claim deny state announce declare believe think write ' +
    'tweet remark comment emphasize emphasise stress suggest urge admit acknowledge confirm observe recall continue ' +
    'conclude predict promise joke quip respond testify speak complain concede describe reiterate vow call criticize ' +
    'accuse agree wonder',
)

/** Words between the parts of a body's name: "Department of Health and Human Services", "Americans for Prosperity". */
export const NAME_CONNECTORS: ReadonlySet<string> = setOf('of for on')

/** Family names of peoples who put them first: "Xi Jinping", "Kim Jong-un", of whom articles go on as "Xi" and "Kim". */
export const FAMILY_NAMES_THAT_COME_FIRST: ReadonlySet<string> = setOf(
  'xi wang zhang liu chen yang huang zhao wu zhou xu sun zhu guo gao luo zheng liang xie tang cao deng peng xiao cai ' +
    'jiang cui qin zhong dong wei li hu lin ma he han kim moon yoon choi cheong nguyen tran pham',
)

/** What the law of a country has behind a company's name, as it is written there. */
export const COMPANY_FORMS =
  /^(?:ASA|AB|AG|SA|NV|SE|SpA|Oyj?|plc|PLC|GmbH|KGaA|Inc\.?|Corp\.?|Ltd\.?|LLC|LLP)$/
