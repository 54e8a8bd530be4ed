export interface PostgresServer {
  /** `postgres://name@host:port`, to which `/` and the name of a database are added. */
  readonly address: string
  readonly port: number
  /** Where its files are. */
  readonly folder: string
  start(): Promise<void>
  pid(): number | undefined
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Ends it and takes its files away. */
  stop(): Promise<void>
}
export function findPostgres(): string | undefined
export function startPostgres(options?: { settings?: readonly string[] }): Promise<PostgresServer>
