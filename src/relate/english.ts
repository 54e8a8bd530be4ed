/**
 * The English words that relating depends on: which say little, which turn a claim round, which are numbers.
 *
 * @module
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words of grammar, and the words that are in most reports whatever they are about. */
export const EMPTY_WORDS = list(`
  a an the this that these those there here it its he him his she her hers they them their theirs we us our ours you
  your yours i me my mine who whom whose which what when where why how and or but nor so yet if then than as of at by
  for from in into on onto to with within without about above after again against all also although am among an any are
  around away back be because been before being below between both came can come could did do does done doing down
  during each either else ever every few further get gets getting go goes is himself herself itself themselves myself ourselves yourself yourselves going gone got had has have having however
  just least less let like made make makes making many may might more most much must near never no none nobody not
  nothing now off once one only or other others out over own per put rather same shall should since some somebody
  someone something still such take taken takes taking through thus too toward towards under until up upon very via was
  way well were while will would yes s t d ll re ve m don isn wasn didn doesn won wouldn couldn shouldn aren hasn haven
  said say says saying told tell tells telling according added add adds asked ask asks called call calls
  claim claims claimed rumour rumours rumor rumors
  new last next first two three year years month months week weeks day days today yesterday tomorrow time times
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december mr mrs ms miss dr sir report reports reported news statement
`)

/** Words too common in news to tell one happening from another, though they matter inside one. */
export const COMMON_NEWS_WORDS = list(`
  president minister ministry government governments official officials state states country countries national people
  public political party leader leaders chief head office member members group groups department administration
  spokesman spokeswoman spokesperson house senate court law support case question questions press media interview
  reporters reporter newspaper man men woman women world city white high part place end want wants wanted need needs use
  used work working plan plans help good number million billion percent including early late long old long-term
  former senior top set show shows think thinks know known see seen look left right later earlier
  presidential secretary general policy issue issues decision meeting american americans united
`)

/** Words that turn a claim into its opposite. */
export const NEGATIONS = list(`
  not no never none nobody nothing neither nor nowhere cannot without hardly
  dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt mustnt hasnt havent hadnt aint
`)

/** Words by which somebody wants something done. */
export const WANTING_WORDS = list(`should must ought want wants wanted consider need`)

/** Nouns for somebody's wanting: "rejected his call". */
export const DEMAND_NOUNS = list(`
  call calls demand demands request requests appeal appeals offer offers proposal proposals ultimatum invitation plea
`)

/** Numbers that news spells out. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    thirteen: '13',
    fifteen: '15',
    twenty: '20',
    thirty: '30',
    forty: '40',
    fifty: '50',
    hundred: '100',
    thousand: '1000',
    million: '1000000',
    billion: '1000000000',
    dozen: '12',
    half: '0.5',
  }),
)

/** Forms that no rule of spelling leads back to their verb or noun. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sent: 'send',
    kept: 'keep',
    built: 'build',
    bought: 'buy',
    sold: 'sell',
    held: 'hold',
    met: 'meet',
    paid: 'pay',
    knew: 'know',
    known: 'know',
    began: 'begin',
    begun: 'begin',
    broke: 'break',
    broken: 'break',
    chose: 'choose',
    chosen: 'choose',
    fell: 'fall',
    fallen: 'fall',
    found: 'find',
    fought: 'fight',
    gave: 'give',
    given: 'give',
    grew: 'grow',
    grown: 'grow',
    led: 'lead',
    left: 'leave',
    lost: 'lose',
    meant: 'mean',
    rose: 'rise',
    risen: 'rise',
    saw: 'see',
    seen: 'see',
    spoke: 'speak',
    spoken: 'speak',
    stood: 'stand',
    stole: 'steal',
    stolen: 'steal',
    taught: 'teach',
    thought: 'think',
    threw: 'throw',
    thrown: 'throw',
    won: 'win',
    wrote: 'write',
    written: 'write',
    women: 'woman',
    men: 'man',
    children: 'child',
    lied: 'lie',
    lying: 'lie',
    dying: 'die',
    died: 'die',
  }),
)

/** Titles before a name that are no part of it. */
export const HONORIFICS = list(`
  mr mrs ms miss dr prof sir dame lord lady sen rep gov gen col capt lt sgt maj adm rev fr pres president senator
  representative governor secretary minister chancellor king queen prince princess judge justice professor mayor
`)

/** Endings of a name that tell father from son. */
export const GENERATIONS = list(`jr sr ii iii iv junior senior`)

/**
 * Words of which names of bodies are made that every country and town has. A name with no other word is known only
 * inside its story: "the Foreign Ministry", "police", "the company".
 */
export const GENERIC_BODY_WORDS = list(`
  ministry department police government company committee court bank central council commission party union embassy
  senate house parliament congress army military navy office university board agency authority authorities bureau
  foreign defence defense interior finance energy justice health education transport trade labour labor agriculture
  environment culture economy fire city county state federal national supreme high local regional district public
  prosecutor prosecutors prosecution opposition campaign team club hospital school college administration cabinet
  presidency staff press service services security intelligence of for and the affairs general attorney sheriff
  spokesman spokeswoman spokesperson
`)

/** Fields of work. Two people of one name in two fields are not taken for one person outside a common story. */
export const FIELDS_OF_WORK: readonly ReadonlySet<string>[] = [
  list(`president minister senator congressman congresswoman governor mayor lawmaker deputy ambassador diplomat
    candidate nominee chancellor premier councillor councilman politician secretary spokesman spokeswoman`),
  list(
    `coach striker goalkeeper midfielder quarterback pitcher player captain winger defender referee driver jockey`,
  ),
  list(`singer actor actress guitarist rapper novelist painter comedian drummer dancer poet sculptor`),
  list(`physician surgeon nurse biologist physicist chemist hydrologist epidemiologist astronomer`),
  list(`baker farmer plumber carpenter fisherman waitress waiter mechanic hairdresser bartender trucker`),
]

/** Cues that tell where somebody stands, or what they said at some time, and not of one act of saying. */
export const PERFECT_OR_STANDING_CUE =
  /\b(?:(?:has|have|had|is|are|back|often|repeatedly)\b|support|oppos|favou?r|believ|think|want|promis|vow|plan)/i

/** Words by which a role tells that somebody speaks for a body. */
export const SPOKESPERSON = /\bspokes(?:man|woman|person|men|women|people)\b/i

/** Bodies that are named for the person whose words they hand out. */
export const BODIES_OF_PERSONS = list(
  `campaign office team lawyer lawyers attorney attorneys aide aides camp`,
)
