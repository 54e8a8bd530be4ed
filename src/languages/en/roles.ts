/**
 * Nouns by which articles call those who speak, as the head of a phrase: "the deputy minister", "officials". They tell
 * what kind of voice it is and, of a person, where it is plain, which pronoun will follow.
 */
const MEN =
  'man king prince emperor sheikh businessman chairman congressman spokesman councilman alderman assemblyman ' +
  'policeman fisherman salesman father son brother husband uncle nephew grandfather grandson boy gentleman actor ' +
  'monk priest imam rabbi cardinal bishop archbishop pope duke lord boyfriend widower sportsman newsman waiter ' +
  'stepfather anchorman ombudsman cleric'
const WOMEN =
  'woman queen princess empress businesswoman chairwoman congresswoman spokeswoman councilwoman assemblywoman ' +
  'policewoman mother daughter sister wife aunt niece grandmother granddaughter girl lady actress nun duchess ' +
  'girlfriend widow saleswoman waitress stepmother heroine anchorwoman'
const PEOPLE =
  'spokesperson president minister secretary senator representative governor mayor ambassador chancellor premier ' +
  'official aide adviser advisor strategist consultant analyst expert economist professor historian researcher ' +
  'scientist doctor lawyer attorney prosecutor judge justice commissioner director chief head leader boss executive ' +
  'officer manager chair chairperson founder co-founder cofounder owner partner editor reporter journalist columnist ' +
  'correspondent commentator author writer critic activist organizer organiser campaigner donor supporter opponent ' +
  'backer ally rival candidate nominee contender frontrunner front-runner hopeful challenger incumbent politician ' +
  'lawmaker legislator lobbyist diplomat envoy negotiator general colonel captain major lieutenant sergeant admiral ' +
  'commander soldier veteran sheriff detective investigator inspector agent voter resident neighbor neighbour citizen ' +
  'teacher student pastor preacher evangelist reverend coach player striker midfielder goalkeeper defender captain ' +
  'athlete trainer witness victim survivor suspect defendant plaintiff insider source operative pollster surrogate ' +
  'spokespeople deputy delegate member treasurer speaker whip moderator host anchor star singer musician artist ' +
  'filmmaker producer screenwriter comedian billionaire mogul tycoon entrepreneur investor trader banker physician ' +
  'nurse scholar fellow lecturer dean scientist engineer farmer worker driver employee colleague friend relative ' +
  'relation parent child teenager youth passenger person individual figure Republican Democrat conservative liberal ' +
  'independent socialist immigrant migrant refugee undersecretary superintendent administrator controller comptroller ' +
  'auditor trustee regent provost principal curator chronicler biographer translator interpreter assistant clerk ' +
  'magistrate monarch dictator president-elect lady-in-waiting ministerial coordinator planner specialist geologist ' +
  'meteorologist seismologist epidemiologist biologist chemist physicist psychologist sociologist psychiatrist ' +
  'neurosurgeon surgeon questioner listener viewer reader attendee user blogger vlogger tweeter moderator heckler ' +
  'protester protestor demonstrator marcher speechwriter committeeman committeewoman superdelegate appointee nominee ' +
  'newcomer outsider centrist populist libertarian loyalist defector dissident rebel retiree pensioner ' +
  'homeowner landowner shopper customer client tenant landlord bystander onlooker pedestrian spectator participant ' +
  'applicant respondent interviewer interviewee panelist panellist mentor pundit strongman hotelier ' +
  'developer designer architect contractor publicist publisher novelist essayist poet playwright memoirist ' +
  'pediatrician cardiologist oncologist dermatologist veterinarian dentist pharmacist therapist counselor counsellor ' +
  'grandparent sibling spouse cousin roommate classmate schoolmate teammate teenager adolescent toddler newborn ' +
  'juror bailiff warden inmate prisoner detainee hostage militant insurgent gunman shooter attacker assailant ' +
  'bomber hacker smuggler dealer gangster mobster trooper deputy patrolman airman sailor recruit cadet ' +
  'statesman stateswoman counterpart predecessor successor aspirant favorite favourite fundraiser staffer ' +
  'speechmaker booster detractor skeptic sceptic believer follower devotee admirer acquaintance confidant ' +
  'confidante associate deputy underling subordinate superior supervisor employer landscaper ' +
  'electrician welder rancher trucker waitress bartender ' +
  'ceo cfo coo mp pm councillor councilor shopkeeper plumber grocer publican florist librarian ' +
  'fishmonger greengrocer innkeeper beekeeper gamekeeper blacksmith ' +
  'narrator firefighter paramedic rescuer pilot guard coroner mediator arbitrator referee umpire skipper winger'
const GROUPS =
  'people police authorities officials campaigners Republicans Democrats conservatives liberals millennials women men ' +
  'public crowd audience electorate press media elite elites staff crew jury panel delegation ' +
  'opposition base leadership establishment family couple pair trio duo sides insiders sources ' +
  'demonstrators protesters protestors rebels militants hackers observers locals relatives fans polls surveys ' +
  'Americans evangelicals rivals youngsters clergy folks faithful majority minority fraction percent half third ' +
  'quarter dozens hundreds thousands millions scores bulk rest'
const ORGANISATIONS =
  'campaign committee company firm corporation group organization organisation union association federation ' +
  'foundation institute institution university college school hospital church bank fund board council commission ' +
  'party network club league team federation charity think-tank lab laboratory centre center society alliance ' +
  'nonprofit startup airline manufacturer carmaker automaker retailer brewery insurer operator utility chamber ' +
  'caucus PAC coalition team camp bureau agency watchdog regulator office'
const GOVERNMENTS =
  'government ministry department administration court congress parliament senate house assembly legislature embassy ' +
  'consulate army navy military police presidency cabinet city state council municipality prosecution junta regime ' +
  'country nation kingdom republic tribunal'
const OUTLETS =
  'newspaper paper daily weekly tabloid magazine website outlet channel station broadcaster network blog wire ' +
  'newswire publication journal agency media television TV radio broadsheet podcast'
const DOCUMENTS =
  'report study survey poll polls statement letter email e-mail memo memorandum document documents record records ' +
  'filing filings transcript data figures statistics evidence analysis ad advertisement commercial video audio ' +
  'recording tape article story editorial book column headline post tweet message petition lawsuit complaint ' +
  'indictment affidavit ruling opinion law bill amendment constitution act rule rules platform resolution ' +
  'legislation policy plan release press-release account page text testimony findings results research finding ' +
  'bylaws standards memoir autobiography biography essay op-ed speech remarks spot clip piece feature suit order ' +
  'decision average tally count investigation polling review returns passage summary brochure leaflet pamphlet ' +
  'flyer questionnaire dossier contract treaty accord agreement note diary journal script ' +
  'paper papers index forecast census estimate estimates numbers emails e-mails memos copy copies footage'

const setOf = (words: string): ReadonlySet<string> => new Set(words.toLowerCase().split(' '))

export const NOUNS_FOR_MEN = setOf(MEN)
export const NOUNS_FOR_WOMEN = setOf(WOMEN)
export const NOUNS_FOR_PEOPLE = setOf(`${MEN} ${WOMEN} ${PEOPLE}`)
export const NOUNS_FOR_GROUPS = setOf(GROUPS)
export const NOUNS_FOR_ORGANISATIONS = setOf(ORGANISATIONS)
export const NOUNS_FOR_GOVERNMENTS = setOf(GOVERNMENTS)
export const NOUNS_FOR_OUTLETS = setOf(OUTLETS)
export const NOUNS_FOR_DOCUMENTS = setOf(DOCUMENTS)

/** Words for one who speaks for a body. When such a one is not named, the body is the voice. */
export const NOUNS_FOR_SPOKESPEOPLE = setOf(
  'spokesman spokeswoman spokesperson representative spokespeople spokesmen',
)

/**
 * Documents that somebody wrote to say something, by what an article may call the same one: "a memoir", later "the book".
 * Rules, figures and rulings are nobody's words.
 */
export const DOCUMENTS_WITH_AUTHORS: ReadonlyMap<string, string> = new Map(
  [
    'article piece story feature column profile dispatch editorial op-ed',
    'ad advertisement commercial spot clip video',
    'study research report paper findings finding analysis',
    'book memoir autobiography biography account diary',
    'letter email e-mail memo memorandum note',
    'statement release',
    'suit lawsuit complaint petition',
    'speech remarks testimony',
    'post tweet message',
    'essay',
    'website',
  ].flatMap((group) => group.split(' ').map((noun): [string, string] => [noun, group])),
)

/** Lemmas of the verbs whose subject made the document that is their object: "ran an ad", "wrote a memoir". */
export const VERBS_OF_PUBLISHING = setOf(
  'write publish release run issue air post unveil launch produce author file send submit print distribute circulate',
)

/** Documents that only record what a voice said: they are hands between it and the reader. */
export const NOUNS_FOR_RECORDINGS = setOf('recording transcript tape video audio footage clip readout')

/** Nouns by which articles go on about the one they are about: "the billionaire". Neither
 * for those who stand beside him, nor for offices that somebody else may hold. */
export const NOUNS_FOR_SAYING_ANEW = setOf(
  'candidate nominee contender frontrunner front-runner hopeful senator congressman congresswoman ' +
    'lawmaker legislator politician businessman businesswoman billionaire mogul tycoon magnate actor actress comedian ' +
    'singer star author writer republican democrat conservative liberal libertarian socialist independent ' +
    'striker midfielder goalkeeper champion tycoon neurosurgeon surgeon native veteran hotelier developer ' +
    'centrist populist evangelist filmmaker novelist playwright columnist standard-bearer newcomer outsider',
)

/** Publications in which an outlet speaks for itself: "a Reuters report". */
export const NOUNS_FOR_OUTLET_PIECES = setOf(
  'report article story editorial analysis column piece dispatch feature profile',
)

/** Titles in short, spelt out as they are in "the senator". */
export const SPELT_OUT_TITLES: ReadonlyMap<string, string> = new Map([
  ['sen.', 'senator'],
  ['sen', 'senator'],
  ['rep.', 'representative'],
  ['rep', 'representative'],
  ['gov.', 'governor'],
  ['gov', 'governor'],
  ['lt.', 'lieutenant'],
  ['gen.', 'general'],
  ['gen', 'general'],
  ['col.', 'colonel'],
  ['capt.', 'captain'],
  ['sgt.', 'sergeant'],
  ['adm.', 'admiral'],
  ['prof.', 'professor'],
  ['dr.', 'doctor'],
  ['rev.', 'reverend'],
  ['atty.', 'attorney'],
  ['congressman', 'representative'],
  ['congresswoman', 'representative'],
  ['advisor', 'adviser'],
  ['ceo', 'executive'],
  ['pm', 'prime minister'],
  ['premier', 'prime minister'],
  ['gop', 'republican'],
  ['contender', 'candidate'],
  ['nominee', 'candidate'],
  ['hopeful', 'candidate'],
  ['docs', 'doctors'],
])

/** Of two parties only one can be meant: a Democrat's role does not fit "the Republican nominee". */
export const PARTY_WORDS: ReadonlyMap<string, string> = new Map([
  ['republican', 'republican'],
  ['democrat', 'democratic'],
  ['democratic', 'democratic'],
  ['libertarian', 'libertarian'],
  ['green', 'green'],
  ['labour', 'labour'],
  ['conservative', 'conservative'],
  ['tory', 'conservative'],
])

/** Somebody described by age or children only: "the 34-year-old mother of three" is whoever was spoken of before. */
export const NOUNS_FOR_FAMILY_ROLES = setOf('mother father parent grandmother grandfather')

/** Titles that show man or woman but are no role. */
export const TITLES_FOR_MEN = setOf('mr. mr sir lord')
export const TITLES_FOR_WOMEN = setOf('mrs. mrs ms. ms miss madam lady dame')
export const TITLES_THAT_ARE_NO_ROLE = setOf('mr. mr sir lord mrs. mrs ms. ms miss madam lady dame dr. dr')

/** Words that set one holder of an office apart from another: "the former president" is not the president. */
export const WORDS_THAT_CHANGE_A_ROLE = setOf(
  'former ex vice deputy acting assistant first second lieutenant then late future interim under elect ' +
    'deputy shadow',
)

/** Words with which somebody is brought in anew and not named. */
export const WORDS_FOR_ONE_UNNAMED = setOf('a an one another')

/** Words with which a phrase points back to somebody known. */
export const WORDS_FOR_ONE_KNOWN = setOf('the this that')

/**
 * Words that tell one office from another before the same noun: "prime minister" and "foreign minister", "press
 * secretary" and "home secretary", "police chief" and "fire chief". Two spellings of one office follow each other
 * behind a slash.
 */
export const WORDS_FOR_OFFICES: ReadonlyMap<string, string> = new Map(
  (
    'prime foreign finance/treasury/exchequer defence/defense interior agriculture/farm/farming health justice ' +
    'education energy trade environment/environmental transport/transportation economy/economic/economics culture/cultural ' +
    'sport/sports home state housing welfare immigration police fire press science industry tourism ' +
    'fisheries development planning budget communications security labor employment commerce war navy army intelligence ' +
    'veterans election elections campaign school party union business climate water family media digital ' +
    'technology attorney solicitor cabinet europe european regional infrastructure'
  )
    .split(' ')
    .flatMap((office) => {
      const words = office.split('/')
      return words.map((word): [string, string] => [word, words[0]!])
    }),
)

/** Nouns that say too little without the office before them: who is a minister need not be the foreign minister. */
export const NOUNS_THAT_NEED_THEIR_OFFICE = setOf('minister secretary')

/** Words for a rank below the office: a deputy mayor is not the mayor, but may be "the minister" if a deputy one. */
export const WORDS_FOR_LOWER_RANKS = setOf('deputy vice lieutenant assistant associate shadow')
