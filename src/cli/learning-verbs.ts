/**
 * The verbs for assistants, and for learning from one's own corrections.
 *
 * @module
 */
import { JSON_FLAG, OUTPUT_FLAG, type Verb } from './verb.ts'

export const LEARNING_VERBS: readonly Verb[] = [
  {
    name: 'mcp',
    operands: '',
    least: 0,
    most: 0,
    summary: 'Let an assistant read the record, by the Model Context Protocol.',
    details: [
      'Speaks the protocol on standard input and output; an assistant starts it by itself when its settings name this command. Its tools ' +
        'search statements and fetch stories, voices, utterances and articles. Every answer cites its reports, with verbatim passages ' +
        'and the address of each.',
      'It only reads, and whoever starts it may read the whole record: accounts are for "hearsay serve". With --allow-corrections an ' +
        'assistant may confirm and reject statements too, in the name that is given; "hearsay undo" takes that back.',
    ],
    flags: [
      {
        name: 'base-url',
        placeholder: 'ADDRESS',
        help: 'Where "hearsay serve" shows this record: passages are then cited by the addresses of its pages.',
      },
      {
        name: 'allow-corrections',
        placeholder: 'NAME',
        help: 'Let the assistant confirm and reject statements in this name.',
      },
    ],
    refused: { output: 'the assistant reads standard output', json: 'the protocol is JSON already' },
    settings: ['record', 'debug'],
    examples: [
      { command: 'hearsay mcp --record case.db', says: 'what an assistant is told to start' },
      {
        command: 'hearsay mcp --record case.db --base-url http://127.0.0.1:4780',
        says: 'cite the pages of "hearsay serve"',
      },
    ],
    load: () => import('./mcp.ts'),
  },
  {
    name: 'learn',
    operands: '[FOLDER]...',
    least: 0,
    most: 100,
    summary: 'Learn from your own corrections, and see first whether it helps.',
    details: [
      'Learns when a statement is right for you: from what was confirmed, edited and rejected in the record and, where folders of brat ' +
        'are given, from texts in which every statement was marked. Confidences then fit your own news and rules; where words ' +
        'begin and end stays as it is.',
      'It says what that gains on articles that it did not learn from: precision, recall and F1 of what would be kept, and how well ' +
        'confidences hold, F1 and confidences with the interval in which the difference lies 95 times in 100; and in words, how many wrong ' +
        'statements fewer would be kept, and how many right ones that costs. With fewer than 50 judged statements (10 right, 10 wrong, ' +
        'in 10 articles) nothing is learned, and it says how to go on.',
      '--adopt keeps what was learned in the folder of --model, if it is surely better. "hearsay add", "extract" and "reread" use it ' +
        'with the same --model, or with HEARSAY_MODEL. --undo goes back to what was used before, --forget to the model that Hearsay brings.',
    ],
    flags: [
      { name: 'adopt', help: 'Keep what was learned in the folder of --model, if it is better.' },
      { name: 'undo', help: 'Go back to what was in use before the last --adopt.' },
      { name: 'forget', help: 'Take all that was learned out of the folder of --model.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: ['record', 'model', 'minConfidence', 'debug'],
    examples: [
      { command: 'hearsay learn', says: 'what the corrections of the record would gain' },
      {
        command: 'hearsay learn marked/ --adopt --model our-model',
        says: 'with texts marked in brat, and kept',
      },
      { command: 'hearsay reread --model our-model', says: 'find statements anew with what was learned' },
      { command: 'hearsay learn --forget --model our-model', says: 'back to the model that Hearsay brings' },
    ],
    load: () => import('./learn.ts'),
  },
]
