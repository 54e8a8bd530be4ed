/**
 * Lets kysely speak to `@photostructure/sqlite`. Kysely's own SqliteDialect expects better-sqlite3, whose prepared
 * statements say whether they return rows (`reader`) and take their parameters as one array; those of node:sqlite,
 * which this package follows, do neither. Everything but the driver is kysely's own.
 *
 * All SQL after opening passes through here, so this is also where database errors become RecordErrors.
 *
 * @module
 */
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'

export interface DialectOptions {
  readonly database: DatabaseSyncInstance
  /** Turns a database error into one that a reporter can read; anything else comes back as it is. */
  readonly explainError: (error: unknown) => unknown
}

/** How many prepared statements are kept. A record uses about a hundred different ones. */
const KEPT_STATEMENTS = 200

const ROWS_IN_A_CHUNK = 100

/**
 * SQLite answers without a turn of the event loop. A run of thousands of questions takes one as often as this, so that signals
 * are heard, pages answered and threads given work meanwhile.
 */
const MOST_MS_WITHOUT_TURN = 20

export function createDialect(options: DialectOptions): Dialect {
  return {
    createDriver: () => new OneConnectionDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    // biome-ignore lint/suspicious/noExplicitAny: kysely's own type
    createIntrospector: (db: Kysely<any>) => new SqliteIntrospector(db),
  }
}

/** There is one connection; who wants it while a transaction has it waits in line. */
class OneConnectionDriver implements Driver {
  readonly #options: DialectOptions
  readonly #connection: SqliteConnection
  #lastInLine: Promise<void> = Promise.resolve()
  #leave: () => void = () => {}

  constructor(options: DialectOptions) {
    this.#options = options
    this.#connection = new SqliteConnection(options)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#lastInLine
    let leave = (): void => {}
    this.#lastInLine = new Promise((resolve) => {
      leave = resolve
    })
    await before
    this.#leave = leave
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#leave()
  }

  // A transaction that will write takes the write lock at once: one that begins by reading and then finds that another
  // process wrote in between could only give up.
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  // After some errors (a full disk) SQLite has rolled back by itself.
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#options.database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    this.#connection.forgetStatements()
    if (this.#options.database.isOpen) this.#options.database.close()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #options: DialectOptions
  readonly #prepared = new Map<string, StatementSyncInstance>()
  readonly #streaming = new Set<StatementSyncInstance>()
  #lastTurn = performance.now()

  constructor(options: DialectOptions) {
    this.#options = options
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (performance.now() - this.#lastTurn > MOST_MS_WITHOUT_TURN) {
      await new Promise(setImmediate)
      this.#lastTurn = performance.now()
    }
    try {
      const statement = this.#prepare(sql)
      const values = parameters.map(withoutNul)
      if (statement.columns().length > 0) return { rows: statement.all(...values) }
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
    } catch (error) {
      throw this.#options.explainError(error)
    }
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncGenerator<QueryResult<Row>> {
    // Not one of the kept statements: it stays in use between the chunks.
    const statement = this.#options.database.prepare(sql)
    // Its rows alone do not keep it: collected between two chunks, it would take the program down.
    this.#streaming.add(statement)
    try {
      let rows: Row[] = []
      for (const row of statement.iterate(...parameters.map(withoutNul))) {
        rows.push(row)
        if (rows.length < ROWS_IN_A_CHUNK) continue
        yield { rows }
        rows = []
      }
      yield { rows }
    } catch (error) {
      throw this.#options.explainError(error)
    } finally {
      this.#streaming.delete(statement)
    }
  }

  /** A prepared statement holds on to the file until it is collected; the package has no way to end one. */
  forgetStatements(): void {
    this.#prepared.clear()
  }

  #prepare(sql: string): StatementSyncInstance {
    const statement = this.#prepared.get(sql) ?? this.#options.database.prepare(sql)
    // Taken out and put in again: the first in the map is the one that was not used for longest.
    this.#prepared.delete(sql)
    this.#prepared.set(sql, statement)
    const oldest = this.#prepared.keys().next()
    if (this.#prepared.size > KEPT_STATEMENTS && !oldest.done) this.#prepared.delete(oldest.value)
    return statement
  }
}

/** The binding would cut a string off at a NUL, so that what is looked for is something else. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value
}
