/**
 * Common stems of news with what they weigh: the natural logarithm of how many statements there are for each that has the
 * stem, rounded. Written by `train/count-stems.ts` from 19,279 statements of PolNeAR's training part (American politics,
 * 2015 to 2016); not to be edited by hand. It is fixed so that no weight depends on what else is in a record.
 *
 * @module
 */

/** The weight of stems that are not in the table. */
export const WEIGHT_OF_RARE_STEM = 9

/** Weight and stems, the commonest first. */
export const COMMON_STEMS: readonly (readonly [weight: number, stems: string])[] = [
  [
    2,
    `
    clinton trump
  `,
  ],
  [
    3,
    `
    campaign candidat parti peopl president republican sander stat think
  `,
  ],
  [
    4,
    `
    america american attack believ chang convention countri cruz democrat democratic donald dont election email even
    giv good government help hillari hous im includ issu job know law lead look lot national need nomine obama
    percent plan polici political presidential primari rac right run see support thing try unit vot voter want
    whether whit win woman work
  `,
  ],
  [
    5,
    `
    abl abortion account act action address administration ago allow alreadi alwai another anti anyth bad ballot ban
    bank barack bas becom begin behind berni best better big bill billionair black border break bring build bush
    business candidaci cant car carolina cas caucus child china choic citi class classifi clear clos com comment
    committe communiti compani concern congress conservativ consider contest continu control court creat cut deal
    debat decision delegat department didnt different doesnt donor earli economi economic effort elect end enough
    enter establishment event everyth expect experienc fac fact fail fall famili far federal feel fight financial
    find florida focus follow forc foreign former foundation fre front fund futur general gop governor great group
    grow gun guy hampshir hand happen hard health hear histori hold hom hop idea immigrant immigration important
    incom increas information interest iowa isis islamic israel ive judg justic keep kill kind latino leader
    leadership leav level liberal lif likeli lin littl liv long los lov major majoriti man marco matter mean media
    meet member messag mexican middl militari monei mov movement muslim nam nation night nomination number offer
    offic official open opportuniti order part past pay person personal plac plai point polic politic politician
    poll position possibl power privat problem process program proposal provid public question rais ralli rat real
    realli reason receiv recent record refuge releas remain request result return ris rival rol rubio rul school
    second secretari securiti sen senat senator send server set show social south speak special speech spend stai
    stand start step stop stori strategi street strong supporter sur syria system talk tax ted term terrorism
    terrorist theyr threat together top trad turn understand union use used valu victori view violenc wag wall war
    washington wev word worker world wrong york your
  `,
  ],
  [
    6,
    `
    abiliti absoluteli accept access achiev across activiti actualli ad additional advantag advocat affect african
    age agenci agenda agent aggressiv agre agreement ahead aid air alli almost alon along alternativ amendment
    amount anger angri answer anybodi anyon appeal appear approach area arent argument arm assault attempt attend
    attention audienc averag avoid back background battl beat becam behavior ben benefit benghazi beyond bid biden
    biggest bit block bloomberg board book born businessman buy california call cannot career carri carson cast caus
    center central certain certainli chairman challeng chanc charg check chief chines choos christi christian
    citizen civil clearli cleveland climat club colleg commander commit commitment common compar compet complet
    completeli compromis conduct conferenc conflict congressional consequenc contain content contribution
    conversation cor corporat cost couldnt count counti cours cover credit crim criminal crisis critical criticism
    crowd cultur current damag danger dangerous data death debt decad decid declin defeat defend defens deliver
    demand democraci deni deport deportation describ deserv despit destroi detail determin die differenc difficult
    direct direction director discuss discussion district divid dnc document dollar donation door driv drop earlier
    earn east education effect electorat embrac employe encourag endors endorsement energi enforcement engag ensur
    entir especialli estat europ european everybodi everyon evidenc exactli exampl executiv exist expand expectation
    eye facebook failur fair faith fals father favor fbi fear fee felt femal field figur fil fill final financ
    finish fir firm fit folk form forward fox franc freedom friend full fundrais gain gam gay georg girl global goal
    god golf gov grant grayson greater ground growth hack handl hasnt hat head heard heart hed hell high higher
    hispanic hit host hour hundr hurt husband id identifi ignor ill illegal imag immediateli impact improv incident
    increasingli independent indiana individual industri inequaliti influenc infrastructur instead insult
    intelligenc intend interview investigation investment involv iran iraq islam isnt jeb jewish john join
    journalist judgment kasich key khan kid lack languag larg larger lat later latest lawsuit learn legaci legal
    legislation lewandowski libya lie limit link list local longer loss low lower mail mainstream manafort mark
    market marriag mass material mayb measur mexico million mind minimum minoriti minut mistak moderat mogul moment
    mother nearli necessari negativ network nevada nominat non north nuclear obviousli officer often oh ohio old one
    onlin operation opinion opponent oppos opposition organization orlando outsid oversea pac parent paris
    participat particularli pass path paul peac percentag performanc perhap period personalli pick platform pledg
    politicalli poor popular population pos positiv post potential powerful practic prepar present presidenci press
    presumptiv pretti prevent previous pric principl prioriti pro probabli progress progressiv project promis propos
    prosecutor protect protest prov pull pursu push put qualifi quit racial racist radical reach read readi reagan
    realiti recentli recogniz reduc reform register regulation relat relationship religious remark remember reporter
    represent requir resourc respect respond respons responsibl rest review rhetoric risk road romnei room root
    runner russia russian ryan saf safeti sav schedul secret secur seek seem self sell sens serious serv servic
    several shar shift shoot short shot sid sign significant similar simpli singl sit situation small solution
    sometim son soon sort sourc speaker specific spent staff staffer stag standard star statement status strength
    struggl student styl subject success suggest summer super superdelegat suprem surpris syrian target teacher team
    terribl test texa thank theyv third though thousand throw ticket tie ton took total tough track trail train
    treat troop troubl tru trust truth turnout tweet twitter ultimateli undermin undocument universiti unless using
    vermont vic victim video violat violent visit voic wait walk wasnt watch water way weapon welcom went west
    whatever whol wif will winner wish wont worri wors worth wouldnt writ young youv
  `,
  ],
  [
    7,
    `
    abandon abroad absolut absurd abus accomplish accomplishment accord accountabiliti accountabl accus accusation
    achievement acknowledg activ activist actor actual admit adopt ads advanc advertis advic advis adviser affair
    afford affordabl afghanistan afraid aggressiveli agreed ail aim al ali alienat align alleg allegation allegianc
    amaz amid amnesti analysis announc announcement annual anxieti anymor anywher apart apologi apologiz apparent
    appearanc appli appoint appointment appreciat appropriat approv approval arab argu arizona arkansa armi arrest
    arriv articl asia asian asid ask aspect assessment asset assign assistanc associat association assum asylum
    atlantic attitud attornei attract authoriti availabl awar award ayott babi backer badli bailout balanc bar
    barrier basic basicalli basis bathroom battleground bear bearer beautiful behalf beij belief bernardino bet
    betrai bias bigger bipartisan birth blam blood blow blu bob bodi bold bomb boost boss bother bottom bound bowl
    boy brand breach brexit bridg brief britain broad broader broker brooklyn brother brought bruis budget bulli
    burn cadillac calendar camp cancel cancer cap capabiliti capital capitol captur carbon card careful careless
    carrier carter cash casino catch caught celebrat celebriti cell centuri chain chair champion channel character
    chariti chicago chris christma church cia circumstanc citizenship civilian clash clean clinch closeli closer cnn
    co coal coalition cod collaps collar colleagu collect color column combat combin comei comfortabl command
    commercial communicat communication compell competition competitiv complaint complicat compound comprehensiv
    computer conclud conclusion condemn condition confidenc confident confidential confirm confront confus connect
    connection conscienc conservatism consistent constituenci constitution constitutional consult consumer contact
    contender contract contractor contrast contribut contributor controll controversi controversial convinc
    cooperation coordinat corei corporation correct corrupt council counsel counter coupl coverag crack crash crazi
    creation credibiliti credibl critic criticiz critiqu crook cross crucial cuban cultural curiel currentli
    customer cycl dad daili dark dat databas daughter david dc dead declar deep deepli deficit defin definiteli
    degre delai demographic demonstrat depend deploi depth deputi description design desperat determination develop
    developer development differentli digit digital diplomat diplomatic directli disagre disappoint disaster disavow
    disclosur discover discriminat discrimination diseas displai disput disqualifi distanc disturb diversiti
    division divisiv dodd dog domestic dominat donat doubl doubt draft dramatic draw dream driven driver drug due
    duk duti easi easier easili eastern edg editorial effectiv effectiveli electoral element eligibl eliminat elit
    elsewher emanuel embarrass emerg emergenci emission emotional emphasis employer enemi engagement enjoi enormous
    enthusiasm enthusiastic entireli entiti environment equal era eric essentialli establish estimat ethanol eu
    evangelical eventualli everywher evil except exception excess exchang excit execut exercis expansion expensiv
    expert explain explanation exploit expos express extend extent extrem extremeli extremist faciliti factor
    factori fairli fak familiar fan fast fat favorit fdic fed feet fellow fewer fiction fighter fin finalli fiorina
    firearm fiscal fix flag flaw flint flip floor fly follower ford forth fortun founder frack francis frank frankli
    fraud freddi friendli frustrat frustration fuel fulli fun function fundamental fundamentalli ga1 gang gap
    garland gas gat gather gender generalli generat generation genocid genuin german germani giant gift glass gonna
    gotten grab grad grass greatest green guard guess guest guid guilti hacker hadnt hall handful happi harder
    hardest harm hatr havent heal heat heavi heavili hedg helpful heritag hero hey hid highest highli highlight hill
    hir historic honest honor hook hopeful horribl household hug human identiti ideologi ideological ignorant ii
    illegalli illinois imagin immediat implement impli import importanc impos impossibl improvement inaccurat incit
    incredibl incredibli incumbent independenc indict influential initial initiativ inquiri insid insider inspir
    instanc institution insuranc intent intention internal international internet introduc inversion invest
    investigat investigator invit involvement iranian isil island israeli jam japanes jersei jew jim joe johnson jok
    judicial jump kelli kennedi kerri kim king knock knowledg korea label labor ladi land largeli largest launch
    lawmaker lawyer lay leak lean legaliz legislativ legitimat lesson let letter leverag lgbt liar liberti licens
    light lik listen literalli loan lobbi lobbyist lock loud louisiana lynch machin magic main maintain maker mal
    manag management manager mandat manhattan manner manufactur margin marri martin massachusett massacr massiv mat
    match mateen math mayor mccain medicar melania mention merger mess miami michael michigan mid migrant mik mil
    militant mill minister mislead miss mission missouri mitt mix model modern mom momentum monitor moral morn
    mortgag mosqu mostli motivat movi multipl murder narrativ narrow nationalli nativ nato natur natural necessarili
    negotiat negotiation neither net neutral newli newspaper nic nightclub nonprofit normal not notic notion nra
    numerous obamacar obligation obtain occur oil ok okai older ongo operat option organiz original otherwis ought
    outcom outright outsider oval overall overhaul overse overtim overwhelm overwhelmingli own owner pacific packag
    pag pain paint palestinian panel paper parenthood park particular partisan partner partnership pat payer payment
    peaceful penc pennsylvania perceiv perception perfect perform permit personnel perspectiv persuad petraeus
    pharmaceutical philadelphia philippin phon photo phras physical pictur piec pivot planet plant player pleas plot
    pop populariti populist possibiliti possibli potentialli poverti prai prais prayer predict prefer presenc
    preserv pressur prevail previousli prim prison prob proceed produc product production professional profil profit
    promot proof properli properti prosecut prosecution prospect protection protester proud provision publicli
    puerto punch punish purchas purpos putin qualification qualiti quarter quickli quiet quo quot racism radio ran
    randolph rang rank rap rapist reaction reader realistic realiz reasonabl rebel rebuild recession recommendation
    recover recoveri refer referenc referendum reflect refus refusal regard regim region registration regret regular
    reject relation relativeli relevant reli relief religion remind remov rep repeal repeat repeatedli replac report
    representativ reputation requirement research reserv resident resign resolv resonat responsibiliti restor
    restrict restriction retain retir reveal revenu revolution reward rich rick rico rid rig rip rnc rock roll
    ronald roughli round rout sacrific sad sal salari san sanction sandi santilli sarah satisfi saudi scal scalia
    scandal scar scen schultz scienc scor screen scrutini sea search season seat sector seemingli segment select
    senior sensitiv sentenc sentiment separat sept seri seriousli session settl settlement sex sexism sexual shak
    shap sharp shed shell shock shouldnt shown shut sick signal signatur silicon simpl sister siz skill slat
    slightli slip slogan slow smart socialist societi soldier solid solv somehow somewhat somewher sorri sought
    sound southern soviet spac spanish specificalli spirit split sponsor sport spot spread spring stak stanc
    steagall steal stem stick stock stor strategic strengthen stretch strik string stronger strongest strongli
    structur studi stuff stump stupid substantial succeed successful successfulli suddenli suffer suggestion suit
    sullivan suppos surg surrogat survei surviv suspect suspend sweep swing switch tabl tackl tactic tap tariff task
    taxpayer tea teach tech techniqu technologi television temperament temporari temporarili ten tend tension tenur
    territori terror theori theyd theyll threaten throughout tighten tim tir titl tonight tool topic totalli touch
    tougher tower town tpp traditional tragedi tran transaction transcript transfer transform transgender transition
    travel treatment tremendous trend trillion trip truck truli truthful tuition tunnel turkei turkish tv twic typ
    ukrain un unacceptabl undecid underestimat understood unemployment unfair unfit unifi uniqu uniti universal
    unlikeli unprecedent unqualifi unusual upcom urg usa user usualli vallei valuabl varieti various vast vehicl
    ventur versus vet veteran viewer violation virginia virtualli virus visa vision volunteer vow vulnerabl wak warm
    warn warren wasserman wast waterboard wav weak weakness wealth wealthi wear web weekend werent western whoever
    wid wideli wind wing wis wisconsin witness wonder wonderful worst wound youll younger zero zika zon
  `,
  ],
  [
    8,
    `
    abe abid absente acceptanc accompani activeli adapt adjustment admir adult adversari affiliation aggravat
    airport airstrik alabama aliv allianc altogether ambassador ambition ambitious analyst angel anthoni anticipat
    apparentli appl arena armenian arrangement articulat aspiration assad assertion assist assur attacker attribut
    author authoritarian auto awful ball band bankruptci bargain barri bash batteri beach belong belt bench bent
    bigot bind bless bloc boe bond boot bor boycott bradlei brain brainard breitbart british broadcast brown bubbl
    bunch burden bureau bust cabl cairo canada canadian canova capabl capaciti carefulli carli cartel catholic
    centrist ceo chamber chao charm chas cheaper cheat chelsea circl cit claim classic client clip closest cold
    colorado columbia commission compaq competitor concession congratulat congressman consensus consideration
    consistentli conspiraci constant constantli construction consumption continuation contradict contrari convict
    cool corner corruption coup credential crush curb damn daylight de debbi decent declaration defect delegation
    delet demonstration desir destruction deter difficulti dimension dinner dip disagreement disastrous disclos
    discount discours disgrac disgust dislik dismantl disrespect disrupt distinction distraction doctor domain doom
    drag drink drov duck dynamic ear educat eighth elevat elizabeth empir employment enabl enact energiz enforc
    engineer english enterpris environmental epidemic equivalent erod essential ethnic ethniciti evenli exact exceed
    excitement exclusiveli expens extension extra extraordinari extremism facilitat fad farm farook fascist fault
    favorabiliti favorabl featur feb fenc fifth film fitness flat fle flight flood flow food football forget found
    french fring frontrunner fundraiser gari generous georgia ginsburg glad globalization goer goldman govern gowdi
    graduat graham grand grassroot greed gross guarante halei halt hanniti harsh headquarter highwai hillaryclinton
    homegrown honesti honestli hors hostil hot hotel hp impression inadequat inappropriat incendiari india
    indication inevitabl inflation inform innocent insist integriti interaction interfer intervention invasion
    investigativ investor invitation islamist isolat item ivanka jail japan jerusalem jihad jihadist joint jupiter
    justifi kentucki kingdom kkk korean la las last latina laugh legalli legislatur lesbian liabiliti libertarian
    lifetim lift lindsei location lon longtim loom loophol loser loyalti malik manufacturer map maryland matchup
    medical memo merkel michell minor mishandl misinformation missil mississippi mobiliz mock monetari mood moon
    mourn mouth murphi nabisco nanci nasti nationwid nazi negligenc neighbor neighborhood nervous nonwhit norm nov
    obvious odd offens offensiv oklahoma omallei opposit opt optimistic outlet outrageous outreach outsourc overcom
    overlook overturn owe pack palin partial participant participation passion pattern paus peddl peer perez
    permanent personaliti pfizer phas photograph pig pilot pipelin playbook pois portion powell precedent prediction
    preferenc premium priebus principal print prior priz procedur professor prominent proven publish qaeda rapidli
    rattl react reckless recognition recommend recount recruit recruiter refug regardless regional reid rein relativ
    reliabli reminder renew renewabl rent rescu resignation resistanc resolution ric ridiculous rifl robert roger
    roof rush rust sach safer sak scarborough scop scott screw seal seiz selection sexist shameful ship shrink
    shuster significantli silenc skeptical skin skip slot soft soil sooner sophisticat speed stabiliti stack station
    statistic steel steer steven stimulus straight strategist strip stronghold struck stuck submit subsequent
    substantiv successor suck suppli surfac surround surveillanc swai systemic talent tear testifi testimoni them
    therefor tid tight tom tradition tragic trash treasuri trial trigger turmoil ty ultimat unabl unclassifi
    uncomfortabl unfairli unfortunateli unlik updat upset urban useful usual valeant vastli vega venu version viabl
    vietnam virtu vital volum vt waiver walker websit wed weigh weiner welfar widespread wild withdraw workforc wyom
    yanukovych yell yield
  `,
  ],
]
