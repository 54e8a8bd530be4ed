/**
 * The forms in which news reports what somebody said, one short invented report each, with the statements that a careful
 * reader finds marked as in `read-marks.ts`. A report without marks holds no statement.
 */
export const FORMS: Readonly<Record<string, string>> = {
  'a direct quotation before its speaker': '[k1 “The bridge will open in May,”] [s1 Nora Velden] [c1 said].',
  'a direct quotation before verb and speaker':
    '[k1 “The bridge will open in May,”] [c1 said] [s1 Nora Velden], the mayor of Ostby.',
  'a direct quotation after its speaker': '[s1 Velden] [c1 said]: [k1 “The bridge will open in May.”]',
  'an interrupted quotation': '[k1 “The bridge,”] [s1 she] [c1 said], [k1 “will open in May.”]',
  'a quotation that goes on after the speaker':
    '[k1 “The bridge will open in May,”] [s1 Velden] [c1 said]. [k1 “We have waited long enough for it.”]',
  'a partly quoted statement':
    '[s1 Velden] [c1 said] [k1 the bridge would open “in May, and not a day later”].',
  'an indirect statement with that':
    '[s1 The harbour master] [c1 said] [k1 that the ferry would not sail before noon].',
  'an indirect statement without that':
    '[s1 The harbour master] [c1 said] [k1 the ferry would not sail before noon].',
  'an indirect statement before its speaker':
    '[k1 The ferry will not sail before noon], [s1 the harbour master] [c1 said].',
  'according to, before': '[c1 According to] [s1 the coast guard], [k1 the two boats collided in thick fog].',
  'according to, after': '[k1 The two boats collided in thick fog], [c1 according to] [s1 the coast guard].',
  'an aside between name and verb':
    '[s1 Ansel Tarrow, who replaced Mira Holt as captain in June,] [c1 said] [k1 the team had lost its nerve].',
  'a role between name and verb':
    '[s1 Ilka Brandt, the finance minister,] [c1 warned] [k1 that taxes would have to rise next year].',
  'a day between speaker and statement':
    '[s1 Brandt] [c1 said] on Tuesday [k1 that taxes would have to rise].',
  'an addressee': '[s1 Brandt] [c1 told] reporters [k1 that taxes would have to rise].',
  'an addressee and a place':
    '[s1 Brandt] [c1 told] reporters in Port Elin [k1 that taxes would have to rise].',
  'a denial': '[s1 The company] [c1 denied] [k1 that it had known of the leak].',
  'a demand': '[s1 The union] [c1 demanded] [k1 that the pit be closed at once].',
  'an accusation': '[s1 The union] [c1 accused] [k1 the owners of hiding the report].',
  'a promise': '[s1 The prime minister] [c1 promised] [k1 to rebuild every house by spring].',
  'a thought': '[s1 Farmers] [c1 believe] [k1 the dam is leaking].',
  'a fear': '[s1 Residents] [c1 fear] [k1 that the river will rise again].',
  'a question': '[k1 “Who pays for the repairs?”] [c1 asked] [s1 Tarrow].',
  'a question in lower case after the mark': '[k1 “Must we wait until they drown?”] [s1 she] [c1 asked].',
  'an exclamation': '[k1 “We won the cup!”] [c1 shouted] [s1 the goalkeeper].',
  'an unusual verb': '[k1 “That is the worst pitch in the league,”] [c1 grumbled] [s1 the coach].',
  continued: '[k1 “Nobody listens to us up here,”] [s1 the shepherd] [c1 continued].',
  'an unnamed voice': '[s1 A senior official] [c1 said] [k1 the talks had failed].',
  'a spokesperson for a body':
    '[s1 A spokesman for the port authority] [c1 said] [k1 the crane had been inspected in March].',
  'a ministry in a statement':
    '[s1 The Foreign Ministry] [c1 said in a statement] [k1 that the envoy had been recalled].',
  'a report as speaker': '[s1 The report] [c1 found] [k1 that the brakes had failed].',
  'a poll as speaker':
    '[s1 A survey of 2,000 households] [c1 showed] [k1 that one in five cannot heat the home].',
  'an agency as speaker': '[s1 The Telmar news agency] [c1 reported] [k1 that the minister had resigned].',
  'police in a disaster':
    '[s1 Police] [c1 said] [k1 at least twelve people had been killed in the landslide].',
  'a doctor in a disaster':
    '[k1 “We have run out of beds,”] [c1 said] [s1 Dr Ema Lindqvist] at the district hospital.',
  'company results': '[s1 The airline] [c1 said] [k1 it expected a loss of 40 million crowns this year].',
  'a chief executive':
    '[k1 “Demand has come back faster than we thought,”] chief executive [s1 Paul Odell] [c1 said].',
  'a forecast': '[s1 The central bank] [c1 expects] [k1 inflation to fall to 3 percent by autumn].',
  'sport after the match':
    '[k1 “We threw it away in the last ten minutes,”] [c1 admitted] [s1 manager Colm Durrant].',
  'British single marks': '[k1 ‘It was never a penalty,’] [s1 he] [c1 said].',
  'British single marks with an apostrophe':
    '[k1 ‘It’s the players’ fault, not the referee’s,’] [s1 Durrant] [c1 said].',
  'straight marks': '[k1 "It was never a penalty,"] [s1 he] [c1 said].',
  'a mark left open': '[k1 “It was never a penalty,] [s1 Durrant] [c1 said].',
  'a foreign ministry spokeswoman':
    '[k1 “The sanctions are an act of despair,”] [s1 Foreign Ministry spokeswoman Jorun Pellivar] [c1 said] on Monday.',
  'a saying clause': '[s1 The minister] left early, [c1 saying] [k1 that she had a train to catch].',
  'an adding clause': '[s1 The envoy] praised the talks, [c1 adding] [k1 that a treaty was near].',
  'two statements in one sentence':
    '[s1 [s2 The governor]] [c1 called for] [k1 calm] and [c2 said] [k2 the army would stay in its barracks].',
  'a call': '[s1 The president] [c1 called on] [k1 both sides to lay down their arms].',
  'an unnamed hand': '[s1 The minister] [c1 was quoted as saying] [k1 that no ship would be turned away].',
  'has said': '[s1 The ministry] [c1 has said] [k1 that no ship will be turned away].',
  'a colon for a verb': '[s1 Durrant][c1 :] [k1 “We will be back.”]',
  'a post on a network': '[s1 The singer] [c1 tweeted]: [k1 “I am fine. Thank you all.”]',
  'a letter': '[k1 “This cannot go on,”] [s1 the bishops] [c1 wrote] in an open letter.',
  'a rejection': '[s1 The Kremlin] [c1 rejected] [k1 the claim].',
  'a quotation within the quotation':
    '[k1 “He told me ‘go home’ and shut the door,”] [c1 said] [s1 Anka Rehm], who had asked for shelter.',
  'a paragraph that introduces the quotation':
    '[s1 The bishop] [c1 added]:\n\n[k1 “There is no bread left in the valley.”]',
  'a quotation over two paragraphs':
    '[k1 “The first winter was hard.]\n\n[k1 “The second was worse,”] [s1 Rehm] [c1 said].',
  'a press release': '[k1 “We are proud of this bridge.”] [c1 —] [s1 Nora Velden, mayor of Ostby]',
  'a transcript':
    '[s1 VELDEN][c1 :] [k1 Will the bridge open in May?]\n\n[s2 BRANDT][c2 :] [k2 It will open when the money is there.]\n\n[s3 VELDEN][c3 :] [k3 And when is that?]',
  'scare quotes are no statement': 'The “smart” boiler cost 900 crowns and broke down within a week.',
  'a title is no statement': 'The choir sang “The Lake at Night” and two encores.',
  'a nickname is no statement': 'Karl “the Ox” Bremer lifted 210 kilos in the final.',
  'plain happenings are no statement': 'Two trains collided near Halm on Friday. Nobody was hurt.',
  'quoted by another as saying':
    '[s1 President Amadi Toluwa] [c1 was quoted] by state television [c1 as saying] [k1 that the dead would be avenged].',
  'quoted as saying, behind the quotation':
    '[k1 “We have nothing to hide,”] [s1 Mira Holt] [c1 was quoted as saying].',
  'a source that an agency cites':
    'The Vostra agency [c1 cited] [s1 a source close to the general staff] [c1 as saying] [k1 that nobody had fired].',
  'a quotation signed on the next line':
    '[k1 “The park supplies forty thousand homes.”]\n\n[c1 —] [s1 Amina Solbek, Institute for Clean Grids]',
  'a turn of a transcript over two paragraphs':
    '[s1 VARDT][c1 :] [k1 Do you want to go back?]\n\n[s2 CARROW][c2 :] [k2 Every morning until ten.]\n\n[k2 People imagine exile as a train journey, and I did.]\n\n[s3 VARDT][c3 :] [k3 And now?]',
  'a thought within, and who says so at the end':
    '[k1 The ministry considers the ships a “direct threat” to the port], [s1 harbour master Ada Brenn] [c1 commented] one day later.',
  'two speakers in one paragraph, each with a sentence':
    '[c1 According to] [s1 the deputy minister], [k1 no date has been set for the return]. [k2 “They will stay as long as they are needed,”] the Vostra agency [c2 cites] [s2 Orlan] [c2 as saying].',
}
