/**
 * The verbs about who may use a record through the server.
 *
 * @module
 */
import { JSON_FLAG, OUTPUT_FLAG, type Verb } from './verb.ts'

/** Those of the store, which is not loaded to parse a command: that would take half of the time of `hearsay --help`. A test holds them together. */
const ROLES = ['reader', 'editor', 'admin']

const ROLE_DETAILS =
  'A reader reads; an editor adds reports, corrects and saves searches too; an admin manages accounts and sees who did what too.'

export const PEOPLE_VERBS: readonly Verb[] = [
  {
    name: 'account',
    operands: 'add|list|role|password|remove [NAME] [ROLE]',
    least: 1,
    most: 3,
    summary: 'Who may log in to the pages, and what each may do.',
    details: [
      'As long as a record has no account, its pages are open to this computer, and to others with the password of "hearsay serve". ' +
        'From the first account on everybody must log in, also on this computer, and that password opens nothing any more. The ' +
        'first account is an admin. Commands at a terminal need no login: whoever may read the record itself may do all.',
      ROLE_DETAILS,
      'A password is asked for without showing it, or read from the first line of standard input; it has 12 characters or more. ' +
        'A new one ends all sessions of the account. Its tokens stay; "hearsay token remove" takes them away.',
      '"hearsay account role NAME ROLE" changes what somebody may do from their next request on; "hearsay account remove NAME" ends ' +
        'their sessions and tokens with it. What they did stays in the log, and what they corrected in the record.',
    ],
    flags: [
      {
        name: 'role',
        placeholder: 'ROLE',
        choices: ROLES,
        help: 'What a new account may do; reader when left out, and admin for the first.',
      },
      { name: 'no-password', help: 'Add an account that only a reverse proxy logs in.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    refused: {
      password: 'others can see the flags of a program: type it when asked, or give it on standard input',
    },
    settings: ['record', 'debug'],
    examples: [
      { command: 'hearsay account add ana', says: 'the first account, an admin' },
      { command: 'hearsay account add ben --role editor', says: 'somebody who corrects' },
      { command: 'hearsay account password ben', says: 'a new password' },
      { command: 'hearsay account list', says: 'who may log in' },
    ],
    load: () => import('./account.ts'),
  },
  {
    name: 'token',
    operands: 'add|list|remove [ACCOUNT|ID] [NAME]',
    least: 1,
    most: 3,
    summary: 'What programs show the API instead of a password.',
    details: [
      'A token belongs to an account and may do no more than it; NAME says what it is for. It is printed once, when it is made, and ' +
        'the record keeps no more than its SHA-256. A program sends it as "Authorization: Bearer ..."; feed readers that know only ' +
        'passwords give it as the password, with any user name.',
      ROLE_DETAILS,
    ],
    flags: [
      {
        name: 'role',
        placeholder: 'ROLE',
        choices: ROLES,
        help: 'What who shows it may do; reader when left out.',
      },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: ['record', 'debug'],
    examples: [
      { command: 'hearsay token add ana "nightly export"', says: 'made and printed' },
      { command: 'hearsay token list', says: 'all, with the day each was last used' },
      { command: 'hearsay token remove tok_5f1c09ab77d2e310', says: 'it opens nothing any more' },
    ],
    load: () => import('./token.ts'),
  },
]
