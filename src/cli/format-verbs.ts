/**
 * The verbs that give a record to others, and take in what they made.
 *
 * @module
 */
import { chooseFormat, EXPORT_FORMATS } from './choose-format.ts'
import { JSON_FLAG, OUTPUT_FLAG, type Verb } from './verb.ts'

export const FORMAT_VERBS: readonly Verb[] = [
  {
    name: 'export',
    operands: '',
    least: 0,
    most: 0,
    summary: 'The whole record, for other programs, spreadsheets and people.',
    details: [
      'jsonl, when no format is given: JSON lines, one thing a line, each with its kind: article, statement, reading, voice, ' +
        'utterance, relation, story, correction; "hearsay import" makes the same record of them. json: one document. --schema ' +
        'prints the JSON Schema of both.',
      'csv: one row for each statement, in UTF-8, with a row of headings. A value that a spreadsheet would take for a ' +
        'formula (it begins with =, +, -, @, a tab or a carriage return) gets a leading apostrophe.',
      'parquet and brat are folders, which --output names: tables for DuckDB and pandas; texts with annotations for the editor ' +
        'brat. annotations: W3C Web Annotations.',
      'schema-org and prov: linked data, of statements and of the way of each to the reader. gexf and graphml: who answers whom, ' +
        'for Gephi, yEd and networkx. markdown and html: a briefing of each story. atom: a feed of what was said last.',
      'jsonl alone loses nothing but accounts, saved searches and watched feeds, which "hearsay copy" keeps. json lacks what was read before people ' +
        'corrected it; annotations and brat lack corrections; csv, parquet, gexf, graphml, markdown, html and atom are for reading, and ' +
        'like json, schema-org and prov are not taken in again.',
    ],
    flags: [
      {
        name: 'format',
        placeholder: 'FORMAT',
        help: `jsonl when left out. One of ${EXPORT_FORMATS.join(', ')}.`,
      },
      {
        name: 'story',
        placeholder: 'ID|TITLE',
        help: 'Only this story, by its id or words of its title: its articles, and what holds across them.',
      },
      { name: 'schema', help: 'Print the JSON Schema of json and jsonl, and nothing of a record.' },
      JSON_FLAG,
      {
        name: 'output',
        placeholder: 'PATH',
        help: 'Write to this file, or this folder; - is standard output, the default.',
      },
    ],
    settings: ['record', 'debug'],
    // Before the file of --output is opened, and so emptied: a format that there is not is refused here.
    writesFolder: ({ format }) => ['parquet', 'brat'].includes(chooseFormat(format)),
    examples: [
      { command: 'hearsay export > record.jsonl', says: 'everything' },
      {
        command: 'hearsay export --format csv --output statements.csv',
        says: 'statements for a spreadsheet',
      },
      {
        command: 'hearsay export --story "dam repairs" --format markdown',
        says: 'a briefing of one story',
      },
      {
        command: 'hearsay export --format brat --output texts/',
        says: 'to be corrected by hand, and taken in again',
      },
    ],
    load: () => import('./export.ts'),
  },
  {
    name: 'import',
    operands: 'FILE|FOLDER',
    least: 1,
    most: 1,
    summary: 'Take in an export, or what people annotated in brat or as Web Annotations.',
    details: [
      'JSON lines of "hearsay export" make the same record of an empty one: articles, statements as they were read, and corrections. ' +
        'In a record that has something already, what it does not know is added.',
      'Of a folder of brat (a .txt and .ann for each article) and of Web Annotations, each content that was marked is a statement, ' +
        'with what was joined to it; whose words it is, when and through whom is found out where it was not marked. What people ' +
        'marked or changed is confirmed in their name, so that it stays when articles are read again. A statement that the file lacks is ' +
        'left as it is: "hearsay reject" takes one out.',
      'No other format is taken in: of a record that was exported as one, export jsonl. A new record is made only where something is taken in.',
      'A line that cannot be taken in is told with its number, and everything else is; the exit status is 1 then. Importing the ' +
        'same again changes nothing. Reports themselves are taken in by "hearsay add".',
    ],
    flags: [
      {
        name: 'format',
        placeholder: 'FORMAT',
        choices: ['jsonl', 'brat', 'annotations'],
        help: 'Told by what is in it when left out.',
      },
      { name: 'by', placeholder: 'NAME', help: 'Who annotated, for the list of corrections.' },
      { name: 'why', placeholder: 'TEXT', help: 'Why, for the list of corrections.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: ['record', 'debug'],
    examples: [
      { command: 'hearsay import record.jsonl --record copy.db', says: 'an export, into another record' },
      { command: 'hearsay import texts/ --by "Ana Diaz"', says: 'what she marked in brat' },
    ],
    load: () => import('./import.ts'),
  },
]
