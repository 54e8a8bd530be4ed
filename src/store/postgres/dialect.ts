/**
 * Lets kysely speak to PostgreSQL through `pg`. Kysely's own driver does not keep prepared statements, without which the
 * many small questions of relating take twice as long; and all SQL passes through here, so that database errors become
 * RecordErrors, and changes are counted.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawNode,
  type TransactionSettings,
} from 'kysely'
import type { QueryResult as Answer, Pool, PoolClient } from 'pg'
import Cursor from 'pg-cursor'
import { isTwoWayNode } from '../sql/for-engine.ts'
import { keepText } from '../sql/keep-text.ts'

export interface DialectOptions {
  readonly pool: Pool
  /** Turns a database error into one that a reporter can read; anything else comes back as it is. */
  readonly explainError: (error: unknown) => unknown
}

/** How many statements of a connection the server keeps prepared. A record uses about two hundred different ones. */
const KEPT_STATEMENTS = 400

export function createDialect(options: DialectOptions): Dialect {
  return {
    createDriver: () => new PoolDriver(options),
    createQueryCompiler: () => new Compiler(),
    createAdapter: () => new PostgresAdapter(),
    // biome-ignore lint/suspicious/noExplicitAny: kysely's own type
    createIntrospector: (db: Kysely<any>) => new PostgresIntrospector(db),
  }
}

/** Takes of what is written in two ways the one that is meant for this engine. */
class Compiler extends PostgresQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    if (isTwoWayNode(node)) this.visitNode(node.postgres)
    else super.visitRaw(node)
  }
}

class PoolDriver implements Driver {
  readonly #options: DialectOptions
  readonly #connections = new WeakMap<PoolClient, PostgresConnection>()

  constructor(options: DialectOptions) {
    this.#options = options
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PostgresConnection> {
    try {
      const client = await this.#options.pool.connect()
      const known = this.#connections.get(client) ?? new PostgresConnection(client, this.#options)
      this.#connections.set(client, known)
      return known
    } catch (error) {
      throw this.#options.explainError(error)
    }
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release()
  }

  async beginTransaction(connection: PostgresConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') {
      await connection.run('begin isolation level repeatable read read only')
      return
    }
    await connection.run(`begin; ${LOOK_UP_BY_KEY}`)
    await connection.run(NOTE_CHANGE)
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    await connection.run('commit')
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.rollBack()
  }

  async destroy(): Promise<void> {
    if (!this.#options.pool.ending) await this.#options.pool.end()
  }
}

/** What relates looks up thousands of rows by key: a server that has not counted its rows yet would go through whole tables. */
const LOOK_UP_BY_KEY = 'set local enable_seqscan = off'

/** Each change has a number; which of them can be seen tells whether anything is another than before. */
const NOTE_CHANGE = `
  with noted as (insert into record_changes default values returning number)
  delete from record_changes using noted
  where noted.number % 1000 = 0 and record_changes.number < noted.number - 10000`

class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient
  readonly #explain: DialectOptions['explainError']
  readonly #names = new Map<string, string>()
  #isInTransaction = false
  #isBroken = false

  constructor(client: PoolClient, { explainError }: DialectOptions) {
    this.#client = client
    this.#explain = explainError
  }

  /** A connection in an unknown state is closed, and not given to the next. */
  release(): void {
    this.#client.release(this.#isBroken || this.#isInTransaction)
  }

  async run(text: string): Promise<void> {
    const { command } = await this.#ask(() => this.#client.query(text))
    // A transaction in which something failed is rolled back by "commit", which is no error to the server.
    if (text === 'commit' && command !== 'COMMIT') {
      this.#isInTransaction = false
      throw new Error('What was written was not kept: something failed before, and was not told of.')
    }
    if (text.startsWith('begin')) this.#isInTransaction = true
    if (text === 'commit' || text === 'rollback') this.#isInTransaction = false
  }

  /** What ended the transaction is told already: where the server is gone, there is nothing to roll back. */
  async rollBack(): Promise<void> {
    try {
      await this.run('rollback')
    } catch {
      this.#isBroken = true
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const isAloneWriting = !this.#isInTransaction && WRITES.has(query.query.kind)
    if (isAloneWriting) return this.#writeAlone(query)
    return this.#execute(query)
  }

  async *streamQuery<Row>(query: CompiledQuery, rowsAtOnce = 100): AsyncGenerator<QueryResult<Row>> {
    const cursor = this.#client.query(new Cursor(query.sql, query.parameters.map(writeValue)))
    try {
      for (;;) {
        const rows: Row[] = await this.#ask(() => cursor.read(rowsAtOnce))
        if (rows.length === 0) return
        yield { rows }
      }
    } finally {
      await this.#ask(() => cursor.close())
    }
  }

  async #writeAlone<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    await this.run('begin')
    try {
      await this.run(NOTE_CHANGE)
      const result = await this.#execute<Row>(query)
      await this.run('commit')
      return result
    } catch (error) {
      await this.rollBack()
      throw error
    }
  }

  async #execute<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = this.#nameStatement(sql)
    const values = parameters.map(writeValue)
    const answer: Answer = await this.#ask(() =>
      this.#client.query(name === undefined ? { text: sql, values } : { name, text: sql, values }),
    )
    return { rows: answer.rows as Row[], numAffectedRows: BigInt(answer.rowCount ?? 0) }
  }

  /** Texts that differ with the number of their rows would fill the server's memory: only the first hundreds are kept. */
  #nameStatement(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= KEPT_STATEMENTS) return known
    const name = createHash('sha1').update(text).digest('hex')
    this.#names.set(text, name)
    return name
  }

  async #ask<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      if (isLost(error)) this.#isBroken = true
      throw this.#explain(error)
    }
  }
}

const WRITES: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'])

/** Errors without an SQL state are of the connection, those of class 57 say that the server ends it. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('57P') || code.startsWith('08')
}

function writeValue(value: unknown): unknown {
  if (typeof value === 'string') return keepText(value)
  return Array.isArray(value) ? value.map(writeValue) : value
}
