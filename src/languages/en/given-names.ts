/**
 * Given names that are borne by women or by men in most of the places where they are common; those borne by both are
 * left out. They decide between "he" and "she" where the article itself does not show it.
 */
const WOMEN =
  'abigail adriana agnes aisha alejandra alexandra alexis alice alicia alina alison allison alyssa amanda amelia amina amy ana ' +
  'anastasia angela angelina anita ann anna anne annette annie antonia april arlene ashley audrey ayesha barbara ' +
  'beatrice becky belinda bernadette bernice beth betsy betty beverly bonnie brenda bridget brittany camila camille ' +
  'candice carla carly carmen carol carole caroline carolyn catalina catherine cathy cecilia charlene charlotte cheryl ' +
  'chloe christina christine cindy claire clara claudia colleen condoleezza connie cristina cynthia daisy daniela danielle ' +
  'daria darlene deborah debbie debra delia denise diana diane dianne dina dolores donna dora doris dorothy edith ' +
  'eileen ekaterina elaine eleanor elena elisabeth elise elizabeth ella ellen elsa emily emma erica erika erin esther ' +
  'ethel eva evelyn fatima fatma felicia fiona florence frances gabriela gail galina geraldine gina gladys glenda ' +
  'gloria grace greta gretchen hannah harriet heather heidi helen helena helga hilary hillary holly huma ida ilona ' +
  'inga ingrid irene irina iris isabel isabella ivana ivanka jacqueline jane janet janice jeanette jeanne ' +
  'jennifer jenny jessica jill joan joanna joanne jocelyn josephine joyce juanita judith judy julia juliana julie ' +
  'karen karin kate katharina katherine kathleen kathryn kathy katie katrina kay kayla kellyanne khadija kimberly ' +
  'kirsten kristen kristin kristina larisa laura lauren leila lena leticia lillian lily linda lisa lois loretta ' +
  'lorraine louise lucia lucille lucy ludmila luisa lydia lyudmila madeleine maggie marcia margaret margarita ' +
  'margot maria mariam marian marianne marie marilyn marina marjorie marlene marsha martha mary maryam matilda maureen ' +
  'maeve megan meghan melania melanie melinda melissa mercedes meredith mia michele michelle mildred mina miranda miriam moira ' +
  'molly mona monica nadia nancy naomi natalia natalie natasha nicole nikki nina nora norma olga olivia ' +
  'oksana pamela patricia patty paula pauline peggy penelope penny petra phyllis polina priscilla rachel ramona ' +
  'rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra ' +
  'sara sarah selma  sharon sheila shelley sheryl shirley silvia simone sofia sonia sophia sophie ' +
  'stella stephanie sue susan susanna suzanne svetlana sylvia tamara tania tanya tara tatiana tatyana teresa theresa ' +
  'tiffany tina ursula valentina valeria valerie vanessa vera veronica vicki victoria virginia vivian wanda ' +
  'wendy yelena yolanda yulia yvonne zainab zoe'
const MEN =
  'aaron abdul abdullah abraham adam adrian ahmad ahmed al alan albert alberto alejandro alexander alexei alexey alfred ' +
  'ali allan allen alvin amir anatoly anders andre andreas andrei andres andrew andy angus anthony antonio anton ' +
  'antony arnold arthur artur asif augusto austin barack barry bart ben benito benjamin bernard bernardo bernie bill ' +
  'billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan calvin carl carlos cesar ' +
  'charles charlie chester chris christian christopher chuck clarence claude clifford clint clive colin corey craig ' +
  'curtis dan daniel danny darrell darren dave david dean declan denis dennis derek desmond dick diego dieter dimitri dmitri ' +
  'dmitry dominic don donald doug douglas duane duncan dwight earl ed eddie edgar eduardo edward edwin eli elias ' +
  'emanuel emmanuel enrique eric erik ernest ernesto eugene evan evgeny ezra felipe felix fernando fidel francisco ' +
  'francois frank franklin fred frederick friedrich fyodor gabriel gary gavin gene gennady geoffrey george georges ' +
  'gerald gerard gerhard gilbert giorgio giovanni giuseppe glenn gordon graham grant greg gregory guillermo gunter gus ' +
  'gustavo guy hamid hans harold harry harvey hassan hector heinz helmut henri henrik henry herbert herman hiroshi ' +
  'horst howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jacques jaime jake jakob ' +
  'james jared jason javier jay jeb jeff jefferson jeffrey jens jeremy jerome jerry jesse jim jimmy joachim joe ' +
  'joel john johnny jon jonathan jorge jose josef joseph josh joshua juan julian julio justin kamal karl keith ' +
  'ken kenneth kevin khalid kirill klaus konstantin kurt kyle lance larry lars lawrence leo leon leonard leonid ' +
  'leopoldo lloyd louis lucas luigi luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark markus ' +
  'martin marvin mathias matt matthew maurice mauricio max maxim michael michel miguel mike mikhail milan mitch ' +
  'mitchell mitt mohamed mohammad mohammed muhammad murray mustafa nathan nathaniel neil nelson newt nicholas nick ' +
  'nicolas nigel nikita nikolai norman oleg oliver omar orlando oscar otto pablo pascal patrick paul paulo pavel ' +
  'pedro per pete peter petro phil philip philippe phillip pierre piotr pyotr rafael rahm rajiv ralph ramon ramzan ' +
  'rand randall randy raul ray raymond reince rene ricardo richard rick ricky rob robert roberto rodney rodrigo roger ' +
  'roland ron ronald ross roy ruben rudolf rudolph rudy rupert russell ryan salman salvador sam samuel santiago sean ' +
  'sebastian serge sergei sergey sergio seth simon stanislav stanley stefan stephen steve steven stewart stuart ted ' +
  'terence terrence theodore thomas tim timothy toby todd tom tomas tommy tony travis trevor tyler ' +
  'umar valery vasily vernon viktor victor vince vincent vitaly vladimir wade walter warren wayne wesley wilhelm ' +
  'william willy wolfgang xavier yasser yevgeny yuri yusuf zachary'

const womensNames = new Set(WOMEN.split(' '))
const mensNames = new Set(MEN.split(' ').filter((name) => !womensNames.has(name)))

/** Whether a given name is a woman's or a man's, where that is plain. */
export function genderOfGivenName(name: string): 'he' | 'she' | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (womensNames.has(plain)) return 'she'
  return mensNames.has(plain) ? 'he' : undefined
}
