/**
 * The English words by which utterances relate to each other: denials, replies, stands for and against, opposites.
 *
 * @module
 */
import { stemWord } from './split-words.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Cue words that say that something is not so. What only refuses to act or to comment is none of them. */
export const WORDS_OF_DENYING = list(`
  deny denies denied denying dispute disputes disputed disputing refute refutes refuted refuting
  rebut rebuts rebutted rebutting
`)

/** Cue words that turn down a claim, a demand or an idea. */
export const WORDS_OF_REJECTING = list(`
  reject rejects rejected rejecting dismiss dismisses dismissed dismissing rebuff rebuffs rebuffed
  rebuffing
`)

/** Cues of two words that turn down a claim. */
export const CUE_OF_TURNING_DOWN =
  /\b(?:push(?:es|ed|ing)? back(?: \w+)? (?:against|on)|brush(?:es|ed|ing)? (?:off|aside)|shot down|shoots down|shooting down|t(?:ook|akes|aking) issue with|scoff(?:s|ed|ing)? at)\b/

/** Nouns for what somebody claims: "reports that", "the notion that". */
export const CLAIM_NOUNS = list(`
  claim claims report reports allegation allegations accusation accusations charge charges notion notions idea
  suggestion suggestions assertion assertions rumor rumors rumour rumours contention speculation characterization
  characterisation insinuation insinuations theory theories argument arguments statement statements story stories
  account accounts finding findings conclusion criticism criticisms critique complaint complaints narrative accusers
  article articles concern concerns fear fears rationale assessment assessments portrayal description
`)

/** Of those, what somebody is accused of or blamed for. */
export const ACCUSATION_NOUNS = list(`
  allegation allegations accusation accusations charge charges criticism criticisms complaint complaints insinuation
  insinuations
`)

/** Nouns for words that somebody has said: "Dorasca’s remarks". */
export const SAYING_NOUNS = list(`
  call calls demand demands request requests appeal appeals offer offers proposal proposals ultimatum invitation plea
  claim claims allegation allegations accusation accusations charge charges assertion assertions criticism criticisms
  comment comments remark remarks statement statements words tweet tweets suggestion suggestions threat threats
  warning warnings pledge promise promises vow argument arguments contention insistence complaint complaints
  question questions speech attack attacks plan plans insult insults rhetoric answer response concern concerns idea
  ideas view views rationale explanation report reports
`)

/** Of those, what somebody has or makes without a word: "Dorasca’s plan". */
export const NOUNS_OF_HAVING = list(`
  plan plans speech question questions concern concerns idea ideas view views report reports offer answer response
`)

/** Nouns for what has been put into words. */
export const NOUNS_OF_WORDS: ReadonlySet<string> = new Set(
  [...SAYING_NOUNS].filter((noun) => !NOUNS_OF_HAVING.has(noun)),
)

/** Cue words of somebody who says what another has said. */
export const WORDS_OF_AGREEING = list(`
  agree agrees agreed agreeing concur concurs concurred concurring echo echoes echoed echoing seconded
`)

/** Words for what somebody may not know or think: who does not know a thing does not say the opposite. */
export const WORDS_OF_MIND = list(`
  know knows knew known think thinks thought believe believes believed say says said tell mean means remember recall
  understand see care want wants wanted like
`)

/** Words for what is not true. */
export const WORDS_FOR_FALSE = list(`
  false untrue lie lies baseless nonsense fabricated fabrication bogus unfounded inaccurate incorrect fiction hoax
  misleading malarkey falsehood falsehoods fake libelous defamatory groundless
`)

/** Cue words by which somebody gives a thing a name: "called the story a lie". */
export const WORDS_OF_NAMING = list(`
  call calls called calling describe describes described describing label labels labeled labelled labeling labelling
  brand brands branded branding deem deems deemed declare declares declared declaring
`)

/** Words for what a claim is where somebody does not hold it for true. */
export const WORDS_OF_SCORN = list(`
  ridiculous absurd ludicrous preposterous unsubstantiated unproven rubbish wrong
`)

/** What may stand between "is" and "false". */
export const WORDS_BEFORE_FALSE = list(`
  a an all both just simply absolutely completely categorically totally entirely utterly demonstrably patently plainly
  blatantly flatly flat wholly deliberately pure complete total outright blatant nothing but and nonsensical desperate
  unequivocally clearly obviously grossly highly very an so
`)

/** What keeps "the claims are false" from being what the voice itself says. */
export const WORDS_OF_ANOTHER_SAYING = list(`
  if whether when could may might why how who said says say think thinks believe believes not never no decide determine
  know knew knowing
`)

/** Cue words by which somebody speaks to what was said right before. */
export const WORDS_OF_REPLYING = list(`
  responded responds responding replied replies replying countered counters countering retorted retorts answered answers
`)

/** Those of two words: "fired back". */
export const VERBS_WITH_BACK = list(`fired fires shot shoots hit hits pushed pushes punched snapped struck`)

/** Cue words by which somebody takes a stand for something. */
export const WORDS_OF_SUPPORT = list(`
  support supports supported supporting back backs backed backing favor favors favored favour favours favoured endorse
  endorses endorsed endorsing urge urges urged urging propose proposes proposed proposing demand demands demanded
  advocate advocates advocated champion champions championed welcome welcomes welcomed defend defends defended
`)

/** Cue words by which somebody takes a stand against something. */
export const WORDS_OF_OPPOSITION = list(`
  oppose opposes opposed opposing opposition reject rejects rejected rejecting condemn condemns condemned condemning
  denounce denounces denounced denouncing against object objects objected dismiss dismisses dismissed decry decries
  decried veto vetoed criticize criticizes criticized criticise criticised slam slams slammed blast blasts blasted
`)

/** Words by which somebody is for or against a thing in so many words, inside a content. */
export const FOR_OR_AGAINST: ReadonlyMap<string, 'for' | 'against'> = new Map([
  ...'support supports supported supporting favor favors favored favour favours favoured back backs backed backing'
    .split(' ')
    .map((word) => [word, 'for'] as const),
  ...'oppose opposes opposed opposing against'.split(' ').map((word) => [word, 'against'] as const),
])

/** Words of which each is the opposite of those on the other side. */
const OPPOSITES = `
  guilty / innocent
  true / false untrue
  legal lawful / illegal unlawful
  constitutional / unconstitutional
  qualified / unqualified
  fit / unfit
  safe / unsafe dangerous
  win wins won winning / lose loses lost losing
  rise rises rose risen rising increase increases increased grow grew grown / fall falls fell fallen falling decrease decreased decline declined drop dropped shrink shrank
  raise raises raised raising / lower lowers lowered cut cuts lowering
  support supports supported supporting favor favors favored favour favours favoured back backs backed / oppose opposes opposed opposing
  accept accepts accepted / reject rejects rejected
  allow allows allowed permit permits permitted / ban bans banned forbid forbids prohibit prohibits prohibited
  succeed succeeds succeeded success successful / fail fails failed failure
  strong stronger / weak weaker
  better / worse
  more / fewer less
  necessary / unnecessary
  possible / impossible
  right / wrong
  fair / unfair
  responsible / irresponsible
  likely / unlikely
  honest / dishonest
  alive / dead
  justified / unjustified
  acceptable / unacceptable
  stay stays stayed remain remains remained / leave leaves left quit withdraw withdrew
  open opened / closed shut
  enter entered / exit exited
  strengthen strengthens strengthened / weaken weakens weakened
  help helps helped / hurt hurts harm harms harmed
  good / bad
`

/** Stems of words with a number for their pair: the sides of a pair have the same number with another sign. */
export const SIDES_OF_OPPOSITES: ReadonlyMap<string, readonly number[]> = gatherSides()

function gatherSides(): Map<string, number[]> {
  const sides = new Map<string, number[]>()
  const pairs = OPPOSITES.split('\n').filter((line) => line.includes('/'))
  for (const [index, line] of pairs.entries()) {
    for (const [side, words] of line.split('/').entries()) {
      const number = side === 0 ? index + 1 : -(index + 1)
      for (const stem of new Set(words.trim().split(/\s+/).map(stemWord))) {
        sides.set(stem, [...(sides.get(stem) ?? []), number])
      }
    }
  }
  return sides
}

/** Words before the one that is negated that say nothing of their own: "has not been", "did not really". */
export const WORDS_AFTER_NEGATION = list(`
  be been being ever really actually have has had a an the any such going to currently yet even so very that it her his
  their its this get
`)

/** What opens a condition: what follows is said of what may be. */
export const WORDS_OF_CONDITION = list(
  `if unless whether until doubt doubts doubted would could might may perhaps possibly maybe`,
)

/** What names a wish or a duty and not a fact. */
export const WORDS_OF_DUTY = list(
  `should must ought shouldnt mustnt want wants wanted need needs needed let lets`,
)

/** Words with which a content begins that denies a deed and not a request: "denied any wrongdoing". */
export const BEGINNINGS_OF_DENIED_DEEDS = list(`
  any all wrongdoing knowledge involvement responsibility having ever knowing doing being making using seeking saying
`)

/** What may stand between a voice and its "against": "that he remains firmly against". */
export const WORDS_BEFORE_OWN_STAND = list(`
  that i he she we they it who is are was were am be been being has have im hes shes were remains remain remained also
  still not and both firmly strongly personally always long openly deeply very totally completely
`)

/** What somebody wants who is against a thing: "called on the governor to veto the bill". */
export const WORDS_OF_ENDING = list(`
  veto end ends ending stop stopping block blocking repeal repealing reject rejecting oppose opposing abandon abandoning
  withdraw withdrawing drop dropping halt halting scrap scrapping kill delay delaying reconsider cancel rescind reverse
  resist defeat condemn denounce rebuke disavow avoid prevent prevents preventing
`)

/** Cue words that turn down a call or a plan, but say nothing of what is so. */
export const WORDS_OF_CONDEMNING = list(`
  condemn condemns condemned condemning denounce denounces denounced denouncing decry decries decried
  criticize criticizes criticized criticise criticises criticised bash bashes bashed slam slams slammed blast blasts blasted
`)

/** Before a full stop that ends no sentence. */
export const ABBREVIATIONS = list(`mr mrs ms dr sen rep gov gen lt col sgt st jr sr prof rev hon vs no us`)

/** Cue words that say themselves that one voice contradicts another: "contradicted Dorasca’s account". */
export const WORDS_OF_CONTRADICTING = list(`
  contradict contradicts contradicted contradicting disagree disagrees disagreed disagreeing
`)

/** What somebody says of words that they do not hold for true: "not accurate". */
export const WORDS_FOR_TRUE = list(`true accurate correct factual`)

/** Words of roles by which somebody speaks for another. */
export const WORDS_OF_SPEAKING_FOR = list(`
  spokesman spokeswoman spokesperson spokespeople aide aides adviser advisor advisers advisors representative lawyer
  attorney manager
`)
