/**
 * The people who use a record, and what they may do.
 *
 * @module
 */
/**
 * What somebody may do: a reader reads, an editor adds reports, corrects and saves searches too, an admin manages
 * accounts and sees who did what too.
 */
export type Role = 'reader' | 'editor' | 'admin'

/** From the one that may do least to the one that may do most. */
export const ROLES: readonly Role[] = ['reader', 'editor', 'admin']

/** True when who has this role may do what another one is needed for. */
export const mayAct = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** The lesser of two roles. */
export const lesserRole = (one: Role, other: Role): Role => (mayAct(one, other) ? other : one)

export interface Account {
  /** As it was first written; small and capital letters are the same when somebody logs in. */
  readonly name: string
  readonly role: Role
  /** False where only a reverse proxy says that it is they. */
  readonly hasPassword: boolean
  /** ISO 8601. */
  readonly madeAt: string
}

/** Somebody who is logged in, in one browser. */
export interface Session {
  readonly id: string
  readonly account: string
  /** ISO 8601, in UTC. */
  readonly openedAt: string
  /** The same, to the hour. */
  readonly usedAt: string
  /** The client's. */
  readonly address?: string
}

/** What a program of theirs shows instead of a password. */
export interface Token {
  readonly id: string
  readonly account: string
  readonly name: string
  /** At most this, and at most what its account may do. */
  readonly role: Role
  /** ISO 8601, in UTC. */
  readonly madeAt: string
  /** An ISO day. */
  readonly usedOn?: string
}

/** Who asks for something, and how they showed it. */
export interface Caller {
  readonly account: string
  readonly role: Role
  /** The id of what was shown; neither where a reverse proxy said it. */
  readonly session?: string
  readonly token?: string
}

/** What the log of deeds tells of. */
export type DeedKind =
  | 'logged in'
  | 'login failed'
  | 'logged out'
  | 'sessions ended'
  | 'account added'
  | 'account removed'
  | 'role changed'
  | 'password changed'
  | 'token added'
  | 'token removed'
  | 'articles removed'
  | 'search removed'

/** When something is done, by whom and from where. Without an account, it is somebody at the command line. */
export interface Doer {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly account?: string
  /** The client's. */
  readonly address?: string
}

export interface Deed {
  /** 1 for the first that was logged, and so on, with gaps where old failed logins were dropped. */
  readonly number: number
  /** ISO 8601, in UTC. */
  readonly at: string
  readonly what: DeedKind
  /** Whom or what it was done to, in words. */
  readonly about?: string
  /** Who did it; absent at the command line, and where nobody is logged in. */
  readonly account?: string
  readonly address?: string
}

/** A secret that is told once: the record has no more than its SHA-256. */
export interface Opened<Thing> {
  readonly secret: string
  readonly opened: Thing
}

/** The accounts of a record with their sessions and tokens. Each change is logged with who made it. */
export interface People {
  /** From the first account on, everybody must log in. */
  hasAccounts(): Promise<boolean>
  /** By name. */
  listAccounts(): Promise<Account[]>
  findAccount(name: string): Promise<Account | undefined>
  /**
   * Adds an account. Throws a UsageError when there is one of this name, when the name or the password will not do, and
   * when it would be the first and no admin.
   */
  addAccount(
    account: { readonly name: string; readonly role: Role; readonly password?: string },
    doer: Doer,
  ): Promise<Account>
  /** Undefined where there is no such account. Throws a UsageError when nobody would be admin any more. */
  changeRole(change: { readonly name: string; readonly role: Role }, doer: Doer): Promise<Account | undefined>
  /** Ends all sessions of the account but `kept`; its tokens stay. Undefined where there is no such account. */
  changePassword(
    change: { readonly name: string; readonly password: string; readonly kept?: string },
    doer: Doer,
  ): Promise<Account | undefined>
  /**
   * Takes an account away with its sessions and tokens; what it did stays in the log. False where there is none. Throws a
   * UsageError when others would be left without an admin.
   */
  removeAccount(name: string, doer: Doer): Promise<boolean>
  /** The account with this name and password. Takes as long where there is none. */
  checkPassword(name: string, password: string): Promise<Account | undefined>
  /** Logs an account in. Undefined where there is none of this name. */
  openSession(name: string, doer: Doer): Promise<Opened<Session> | undefined>
  /** Whose session this is, if it holds at this time, in milliseconds since 1970. */
  findSession(secret: string, at: number): Promise<Caller | undefined>
  /** Those that hold at this time, latest used first; of one account or, without a name, of all. */
  listSessions(at: number, name?: string): Promise<Session[]>
  /** Ends one session, of this account where one is named. False where there is none. */
  endSession(session: { readonly id: string; readonly of?: string }, doer: Doer): Promise<boolean>
  /** Ends all sessions of an account, and says how many these were. */
  endSessionsOf(name: string, doer: Doer): Promise<number>
  /** Throws a UsageError when there is no such account, when it may do less, or when the name will not do. */
  addToken(
    token: { readonly account: string; readonly name: string; readonly role: Role },
    doer: Doer,
  ): Promise<Opened<Token>>
  /** Whose token this is. */
  findToken(secret: string): Promise<Caller | undefined>
  /** By account and name; of one account or, without a name, of all. */
  listTokens(name?: string): Promise<Token[]>
  /** Takes a token away, of this account where one is named. False where there is none. */
  removeToken(token: { readonly id: string; readonly of?: string }, doer: Doer): Promise<boolean>
  /** Keeps that a caller was there: of a session to the hour, of a token to the day. */
  noteUse(caller: Caller, at: number): Promise<void>
  /** Keeps what was done that is no change to people. */
  log(what: DeedKind, doer: Doer, about?: string): Promise<void>
  /** A page of what was done, latest first; 50 when no limit is given. */
  listDeeds(request?: {
    readonly limit?: number
    readonly offset?: number
  }): Promise<{ readonly items: readonly Deed[]; readonly total: number }>
}
