/**
 * Words by which the name of a body tells what kind of body it is, and the few bodies whose names do not tell. All in
 * lower case. No people.
 *
 * @module
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const phrasesOf = (phrases: string): ReadonlySet<string> => new Set(phrases.split(', '))

/** The last word of the name of a newspaper, station or agency. */
export const OUTLET_HEADS: ReadonlySet<string> = setOf(
  'times post news radio tv television herald tribune journal gazette chronicle telegraph observer guardian mirror ' +
    'examiner inquirer dispatch courier sentinel bulletin newspaper magazine weekly daily review broadcasting network ' +
    'networks newswire wire blog podcast globe press',
)

/** Nouns that say of the name before them that it is an outlet's: "the Ekho Moskvy radio station". */
export const OUTLET_NOUNS: ReadonlySet<string> = setOf(
  'radio newspaper newswire broadcaster magazine website tabloid television tv broadsheet podcast daily weekly',
)

/** The same of the name after them: "newspaper Kommersant". */
export const OUTLET_NOUNS_BEFORE: ReadonlySet<string> = setOf(
  'newspaper broadcaster magazine tabloid broadsheet newswire',
)

/** Nouns that say of the name after them that it is a company's: "carmaker Opel". */
export const COMPANY_NOUNS_BEFORE: ReadonlySet<string> = setOf(
  'company firm corporation carmaker automaker manufacturer airline retailer maker insurer operator conglomerate giant ' +
    'parent subsidiary brand chain developer startup start-up nonprofit rival watchdog think-tank consultancy lender',
)

/** Nouns that only companies and bodies have: "Opel shares". */
export const COMPANY_NOUNS_AFTER: ReadonlySet<string> = setOf(
  'shares stock shareholders employees workers executives management subsidiary plant plants factory stores dealers ' +
    'customers products spokesman spokeswoman spokesperson ceo chairman headquarters',
)

/** The world's large agencies, and outlets whose names do not show what they are. */
export const KNOWN_OUTLETS: ReadonlySet<string> = phrasesOf(
  'reuters, ap, the associated press, associated press, afp, agence france-presse, agence france presse, upi, dpa, efe, ' +
    'ansa, tass, itar-tass, interfax, interfax-ukraine, ria novosti, ria, sputnik, xinhua, kyodo, yonhap, kcna, irna, ' +
    'isna, fars, tasnim, anadolu, anadolu agency, pti, ukrinform, unian, belta, bloomberg, dow jones newswires, ' +
    'ekho moskvy, kommersant, vedomosti, izvestia, rt, meduza, bbc, cnn, nbc, abc, cbs, msnbc, cnbc, fox, fox news, ' +
    'pbs, npr, c-span, sky, itv, al jazeera, al arabiya, al-jazeera, al-arabiya, deutsche welle, der spiegel, die zeit, ' +
    'die welt, bild, le monde, le figaro, libération, el país, la repubblica, corriere della sera, the economist, ' +
    'the guardian, the independent, the sun, usa today, newsweek, time, politico, the hill, axios, buzzfeed, vox, ' +
    'huffpost, huffington post, the huffington post, breitbart, the atlantic, the new yorker, vanity fair, slate, ' +
    'nhk, cbc, voa, tvn24, telesur, globovision, haaretz, hürriyet, the daily mail, daily mail, forbes, rolling stone, ' +
    'the intercept, the daily beast, daily beast, drudge report, univision, telemundo, face the nation, meet the press',
)

/** Words that make a body one of the state's, as the last word of its name or the one before "of" or "for". */
export const GOVERNMENT_HEADS: ReadonlySet<string> = setOf(
  'ministry department government parliament senate congress assembly legislature court police army navy treasury ' +
    'embassy consulate cabinet administration commission council secretariat presidency authority duma bundestag ' +
    'bundesrat knesset rada majlis politburo house guard bureau tribunal directorate prosecutor military forces force ' +
    'marines command service chancellery mission customs office',
)

/** Bodies of state whose names do not tell. */
export const KNOWN_GOVERNMENTS: ReadonlySet<string> = phrasesOf(
  'kremlin, white house, pentagon, capitol hill, capitol, downing street, whitehall, élysée, elysee, congress, senate, ' +
    'house of representatives, house of commons, house of lords, state department, supreme court, state duma, duma, ' +
    'bundestag, knesset, verkhovna rada, federation council, scotland yard, interior ministry, foreign ministry, ' +
    'defense ministry, defence ministry, national guard, oval office, foreign office, home office, treasury, ' +
    'blue house, forbidden city, zhongnanhai, quai d’orsay, vatican, holy see, fbi, cia, nsa, doj, dhs, epa, irs, ins, ' +
    'fsb, kgb, mi5, mi6, mossad, gru, sec, fda, fcc, ftc, fema, cdc, nasa, doe, dod, pentagon, fed, federal reserve, ' +
    'senate intelligence committee',
)

/** Words that make a name an organisation's, as the last word or the one before "of", "for", "on". */
export const ORGANISATION_HEADS: ReadonlySet<string> = setOf(
  'party university college school institute institution academy foundation association federation union league ' +
    'society club committee group company corporation corp corp. inc inc. co co. ltd ltd. plc llc llp ag gmbh holdings ' +
    'bank bancorp agency center centre council organization organisation alliance coalition front movement campaign ' +
    'fund trust partners ventures industries systems technologies motors airlines airways airline railways church ' +
    'hospital museum library theater theatre orchestra caucus pac chamber board team united project initiative ' +
    'convention conference congress network watch international nations brotherhood brigade brigades army workers ' +
    'teamsters cartel laboratories labs laboratory insurance financial capital securities energy petroleum oil gas ' +
    'pharmaceuticals electric software entertainment studios pictures records stores hotels consulting associates ' +
    'brothers sons enterprises services solutions research exchange forum roundtable corps chemical chemicals steel foods',
)

/** Bodies whose names do not tell. */
export const KNOWN_ORGANISATIONS: ReadonlySet<string> = phrasesOf(
  'nato, eu, un, u.n., united nations, european union, gop, imf, world bank, opec, who, wto, iaea, aclu, naacp, nra, ' +
    'hezbollah, hamas, taliban, isis, isil, islamic state, al qaeda, al-qaeda, eln, farc, eta, ira, plo, google, ' +
    'facebook, twitter, youtube, amazon, apple, microsoft, boeing, gazprom, rosneft, lukoil, pdvsa, tea party, ' +
    'wall street, islamic jihad, muslim brotherhood, democrats, republicans, asean, osce, african union, arab league, ' +
    'red cross, greenpeace, amnesty international, human rights watch, planned parenthood',
)

/** The last words of names that are neither of people nor of bodies: laws, prizes, feasts, wars. */
export const OTHER_HEADS: ReadonlySet<string> = setOf(
  'act bill law treaty accord accords agreement pact deal amendment constitution war wars revolution prize award ' +
    'awards cup games olympics championship championships open series bible koran quran day week month festival summit ' +
    'debate primary caucus caucuses election elections protocol plan doctrine resolution program pipeline case report ' +
    'scandal crisis affair show era age story class generation syndrome disease virus flu christ god road-map declaration security ' +
    'convention charter memorandum tower towers building hall stadium arena center inn hotel average index composite store',
)

/** The last words of names of places, besides those that a list can hold. */
export const PLACE_HEADS: ReadonlySet<string> = setOf(
  'city county state states province region district republic kingdom island islands bay gulf sea ocean lake river ' +
    'mountain mountains valley desert peninsula strait straits canal airport street avenue road square boulevard park ' +
    'beach hills heights coast point springs falls harbor harbour port fort town village township hemisphere plaza ' +
    'bridge territory territories oblast bank strip canyon forest field',
)

/** The first words of names of places: "New Hampshire", "San Diego", "Mount Athos". */
export const PLACE_STARTS: ReadonlySet<string> = setOf(
  'new san santa los las el fort mount mt mt. lake cape port saint st st. north south east west northern southern ' +
    'eastern western central upper lower greater palm',
)

/** Capital letters that shorten a word, not a name. */
export const NO_NAMES_IN_CAPITALS: ReadonlySet<string> = setOf(
  'tv ceo cfo coo cto mp mep pm am vp dj ok id it pc pr hr vip q&a asap aka diy faq pdf url http https www html am pm ' +
    'est edt gmt pst cst utc bst cet ad bc full text abstract photo photos video update updated breaking exclusive ' +
    'watch read more related advertisement live via no a i r d vs pac pacs no. chapter dna hiv aids gdp gps suv lgbt lgbtq',
)
