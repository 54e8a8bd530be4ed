/**
 * The verbs by which a person corrects the record.
 *
 * @module
 */
import { ACTS, CERTAINTIES, VOICE_KINDS } from '../record.ts'
import type { SettingName } from '../settings.ts'
import { type Flag, JSON_FLAG, OUTPUT_FLAG, type Verb } from './verb.ts'

const MAKER_FLAGS: readonly Flag[] = [
  { name: 'by', placeholder: 'NAME', help: 'Who says so, for the list of corrections.' },
  { name: 'why', placeholder: 'TEXT', help: 'Why, for the list of corrections.' },
]
const FLAGS: readonly Flag[] = [...MAKER_FLAGS, JSON_FLAG, OUTPUT_FLAG]
const SETTINGS: readonly SettingName[] = ['record', 'debug']

const KEPT_DETAILS =
  'It holds from now on, also for articles that are added later and when articles are read again, until "hearsay undo" takes ' +
  'it back or a later correction says the opposite.'
const NAME_DETAILS =
  'Ids are written in full or by their first digits; voices, stories and articles may also be given by name or words of a ' +
  'title (put several words in quotation marks).'
const EVIDENCE =
  'it is the evidence, and stays as the article has it; "hearsay reject" takes out a statement that is none'

export const CORRECTION_VERBS: readonly Verb[] = [
  {
    name: 'merge',
    operands: 'voice|utterance|story ID ID ...',
    least: 3,
    most: Number.POSITIVE_INFINITY,
    summary: 'Say that several voices, utterances or stories are one.',
    details: [
      `For what should have been found to be one and was not. ${KEPT_DETAILS}`,
      `${NAME_DETAILS} An utterance may be given by one of its statements.`,
    ],
    flags: FLAGS,
    settings: SETTINGS,
    examples: [
      { command: 'hearsay merge voice "Jon Falk" voi_9c31', says: 'two names of one man' },
      { command: 'hearsay merge story sto_1f09 sto_77ab', says: 'one affair' },
      { command: 'hearsay merge utterance sta_52e0 sta_98d1', says: 'two reports of one act of saying' },
    ],
    load: () => import('./merge.ts'),
  },
  {
    name: 'split',
    operands: '[voice|utterance|story] ID MEMBER ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Say that a part of a voice, utterance or story is another one.',
    details: [
      'For what was taken for one and is not. MEMBER is an article: what these articles call the voice is somebody else, or ' +
        'they are another story. Of an utterance it is a statement. What is split off is kept apart from all others, ' +
        `also from those that are added later. ${KEPT_DETAILS}`,
      `${NAME_DETAILS} Without voice, utterance or story, the id tells which it is; a name is a voice's.`,
    ],
    flags: FLAGS,
    refused: {
      undo: '"hearsay undo" takes a correction back; "hearsay corrections" lists them with their ids',
    },
    settings: SETTINGS,
    examples: [
      { command: 'hearsay split Osmund "boats on mud"', says: 'the Osmund of this article is another one' },
      { command: 'hearsay split story sto_1f09 art_27c0 art_3b11', says: 'these two are another affair' },
    ],
    load: () => import('./split.ts'),
  },
  {
    name: 'rename',
    operands: 'VOICE NAME',
    least: 2,
    most: 2,
    summary: 'Say what a voice is called.',
    details: [
      `It is called so everywhere, and is found by its former names too. ${KEPT_DETAILS}`,
      'Put names of several words in quotation marks. Another voice of this name stays another one: "hearsay merge" makes them one.',
    ],
    flags: FLAGS,
    settings: SETTINGS,
    examples: [{ command: 'hearsay rename voi_9c31 "Ines Talver"', says: 'as she is spelt' }],
    load: () => import('./rename.ts'),
  },
  {
    name: 'confirm',
    operands: 'STATEMENT ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Say that a statement is right as it is.',
    details: [
      `It is then as sure as can be, and stays so when a later version reads it otherwise or not at all. ${KEPT_DETAILS}`,
    ],
    flags: FLAGS,
    settings: SETTINGS,
    examples: [{ command: 'hearsay confirm sta_52e0', says: 'this was said so' }],
    load: () => import('./confirm.ts'),
  },
  {
    name: 'reject',
    operands: 'STATEMENT ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Say that a statement is none.',
    details: [`It is still shown with its article, struck through, and counts nowhere. ${KEPT_DETAILS}`],
    flags: FLAGS,
    settings: SETTINGS,
    examples: [{ command: 'hearsay reject sta_52e0 --why "a headline"', says: 'nobody said this' }],
    load: () => import('./reject.ts'),
  },
  {
    name: 'edit',
    operands: 'STATEMENT',
    least: 1,
    most: 1,
    summary: 'Set right who said it, as what, when, to whom, where or through whom.',
    details: [
      'Only what is given changes; "none" says that it is not known. The words for role, addressee, venue and negated must ' +
        'stand in the article: those nearest to the statement are taken. The words of the statement, its speaker and cue are ' +
        `evidence and cannot be edited. ${KEPT_DETAILS}`,
      'A voice is given by its id, or by its name: one of the article, else one of the record, else a new one.',
    ],
    flags: [
      { name: 'voice', placeholder: 'NAME|ID', help: 'Who said it; none where nobody can tell.' },
      {
        name: 'voice-kind',
        placeholder: 'KIND',
        choices: VOICE_KINDS,
        help: 'What a new voice is; person when left out.',
      },
      { name: 'role', placeholder: 'WORDS', help: 'How the article describes the voice here.' },
      { name: 'act', placeholder: 'ACT', choices: [...ACTS, 'none'], help: 'What kind of saying it is.' },
      {
        name: 'certainty',
        placeholder: 'HOW',
        choices: [...CERTAINTIES, 'none'],
        help: 'How certain the speaker put it.',
      },
      { name: 'negated', placeholder: 'WORDS', help: 'The words that say that it was not said.' },
      {
        name: 'said',
        placeholder: 'DAY[/DAY]',
        help: 'When it was said: 2019-03-28, or the first day/the last.',
      },
      { name: 'addressee', placeholder: 'WORDS', help: 'To whom.' },
      { name: 'venue', placeholder: 'WORDS', help: 'Where, or how.' },
      { name: 'relay', placeholder: 'NAME,...', help: 'Through whom, nearest the voice first.' },
      {
        name: 'first-hand',
        placeholder: 'YES|NO',
        choices: ['yes', 'no'],
        help: 'Whether the outlet heard it itself.',
      },
      ...FLAGS,
    ],
    refused: {
      content: EVIDENCE,
      speaker: `${EVIDENCE}; "--voice" says who it was`,
      cue: EVIDENCE,
      text: EVIDENCE,
      quotation: EVIDENCE,
      confidence: '"hearsay confirm" makes a statement sure, "hearsay reject" takes it out',
    },
    settings: SETTINGS,
    examples: [
      {
        command: 'hearsay edit sta_52e0 --act deny --said 2019-03-28 --addressee reporters',
        says: 'three fields',
      },
      {
        command: 'hearsay edit sta_52e0 --voice Talver --relay none',
        says: 'she said it, and to the outlet itself',
      },
    ],
    load: () => import('./edit.ts'),
  },
  {
    name: 'corrections',
    operands: '',
    least: 0,
    most: 0,
    summary: 'All that people corrected, in order, with what was undone.',
    details: ['Each with its id, who made it, when and why, and whether it holds.'],
    flags: [JSON_FLAG, OUTPUT_FLAG],
    settings: SETTINGS,
    examples: [{ command: 'hearsay corrections', says: 'the whole list' }],
    load: () => import('./corrections.ts'),
  },
  {
    name: 'undo',
    operands: 'CORRECTION',
    least: 1,
    most: 1,
    summary: 'Take a correction back.',
    details: [
      'The record is then as if it had not been made; in the list it stays. What it overruled holds again. The undoing has an ' +
        'id of its own, and can be undone too.',
    ],
    flags: FLAGS,
    settings: SETTINGS,
    examples: [{ command: 'hearsay undo cor_3f2a', says: 'it was right before' }],
    load: () => import('./undo.ts'),
  },
  {
    name: 'reread',
    operands: '[ARTICLE ...]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'Read kept texts again, with what this version can do.',
    details: [
      'All articles when none is given. Nothing is fetched: texts are as they were added. What people corrected holds. Ctrl-C ' +
        'ends it in good order, and the same command may be given again.',
    ],
    flags: [JSON_FLAG, OUTPUT_FLAG],
    settings: ['record', 'minConfidence', 'model', 'batch', 'debug'],
    examples: [{ command: 'hearsay reread', says: 'after an update of Hearsay' }],
    load: () => import('./reread.ts'),
  },
  {
    name: 'remove',
    operands: 'ARTICLE ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Take articles out of the record, as if they had never come.',
    details: [
      'With their statements and all that was known through them alone. This cannot be undone; what people corrected in them ' +
        'holds again when they are added again.',
      NAME_DETAILS,
    ],
    flags: [JSON_FLAG, OUTPUT_FLAG],
    settings: SETTINGS,
    examples: [{ command: 'hearsay remove art_27c0', says: 'one that does not belong here' }],
    load: () => import('./remove.ts'),
  },
]
