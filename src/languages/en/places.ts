/**
 * Places that the list of countries and capitals does not hold, in lower case, and what English makes of some that it
 * holds.
 *
 * @module
 */
const phrasesOf = (phrases: string): ReadonlySet<string> => new Set(phrases.split(', '))

export const REGIONS: ReadonlySet<string> = phrasesOf(
  'europe, asia, africa, america, americas, north america, south america, latin america, central america, oceania, ' +
    'antarctica, middle east, far east, near east, eastern europe, western europe, central asia, caribbean, balkans, ' +
    'caucasus, north caucasus, baltics, scandinavia, siberia, crimea, donbas, donbass, donetsk, luhansk, chechnya, ' +
    'dagestan, gaza, gaza strip, west bank, golan heights, kurdistan, kashmir, tibet, xinjiang, catalonia, basque ' +
    'country, bavaria, england, scotland, wales, northern ireland, britain, great britain, holland, burma, korea, ' +
    'soviet union, ussr, u.s.s.r., yugoslavia, czechoslovakia, east germany, west germany, mideast, midwest, new ' +
    'england, west, western hemisphere, persian gulf, mediterranean, black sea, atlantic, pacific, arctic, congo, ' +
    'macedonia, swaziland, turkey, czech republic, cape verde, palestine, palestinian territories, u.s., us, u.s.a., ' +
    'usa, united states, united states of america, u.k., uk, united kingdom, uae, u.a.e., d.c., darfur, transnistria, ' +
    'abkhazia, south ossetia, nagorno-karabakh, kabul, silicon valley, west coast, east coast, new jersey, long island',
)

/** States of the United States and provinces of Canada, with the short forms that newsrooms use. */
export const STATES: ReadonlySet<string> = phrasesOf(
  'alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho, ' +
    'illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, ' +
    'mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina, ' +
    'north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, ' +
    'utah, vermont, virginia, washington state, west virginia, wisconsin, wyoming, puerto rico, ontario, quebec, ' +
    'british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick, ala., ariz., ark., calif., colo., ' +
    'conn., del., fla., ga., ill., ind., kan., ky., la., md., mass., mich., minn., miss., mo., mont., neb., nev., n.h., ' +
    'n.j., n.m., n.y., n.c., n.d., okla., ore., pa., r.i., s.c., s.d., tenn., tex., vt., va., wash., w.va., wis., wyo.',
)

/** Large cities that are no capitals. */
export const CITIES: ReadonlySet<string> = phrasesOf(
  'new york, new york city, los angeles, chicago, houston, philadelphia, phoenix, san antonio, san diego, dallas, san ' +
    'francisco, austin, boston, seattle, denver, detroit, miami, atlanta, baltimore, cleveland, pittsburgh, st. louis, ' +
    'milwaukee, las vegas, new orleans, orlando, tampa, charlotte, cincinnati, minneapolis, des moines, sacramento, ' +
    'brooklyn, manhattan, bronx, queens, harlem, hollywood, toronto, montreal, vancouver, sydney, melbourne, mumbai, ' +
    'delhi, bombay, calcutta, karachi, lahore, shanghai, hong kong, guangzhou, shenzhen, osaka, istanbul, st. ' +
    'petersburg, saint petersburg, kiev, kharkiv, odessa, odesa, lviv, mariupol, munich, hamburg, frankfurt, cologne, ' +
    'milan, naples, venice, florence, barcelona, geneva, zurich, the hague, hague, rotterdam, antwerp, glasgow, ' +
    'edinburgh, belfast, cardiff, manchester, birmingham, liverpool, oxford, cambridge, marseille, lyon, strasbourg, ' +
    'krakow, são paulo, sao paulo, rio de janeiro, rio, lagos, johannesburg, cape town, casablanca, alexandria, aleppo, ' +
    'homs, idlib, raqqa, mosul, basra, fallujah, kirkuk, jeddah, mecca, medina, dubai, abu dhabi, tel aviv, haifa, ' +
    'bethlehem, jerusalem, kandahar, peking, saigon, washington, washington, d.c., benghazi, ferguson, guantanamo, ' +
    'guantanamo bay, ciudad juárez, tijuana, maracaibo, cali, medellín',
)

/** Peoples and faiths that no list of countries holds; by themselves they are no names. */
export const MORE_DEMONYMS: ReadonlySet<string> = phrasesOf(
  'american, african, african-american, asian, european, western, eastern, latin, latino, latina, hispanic, arab, ' +
    'arabic, soviet, english, scottish, welsh, irish, scots, british, chechen, tibetan, catalan, kurdish, kurd, ' +
    'basque, jewish, jew, muslim, islamic, islamist, christian, catholic, protestant, orthodox, sunni, shiite, shia, ' +
    'hindu, buddhist, republican, democrat, democratic, conservative, labour, tory, nazi, communist, marxist, spanish, ' +
    'turkish, argentine, saudi, filipino, philippine, danish, swedish, serb, croat, bosnian, slovak, czech, polish, ' +
    'finn, turk, swede, dane, pole, scot, briton, spaniard, texan, californian, floridian, new yorker, iowan, ' +
    'israeli, palestinian, iraqi, mexican-american, caucasian, anglo, bolivarian, confederate, venezuelan, dominican, ' +
    'northern, southern, evangelical, mormon, uzbek, kazakh, kyrgyz, tajik, north korean, south korean, congolese',
)
