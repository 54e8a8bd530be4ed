import { FetchFailure } from './fetch-failure.ts'

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refuses connections; it may be down, or the port may be wrong',
  ECONNRESET: 'it broke off the connection; try again later',
  EPIPE: 'it broke off the connection; try again later',
  UND_ERR_SOCKET: 'it broke off the connection; try again later',
  EHOSTUNREACH: 'there is no way to it; check the network',
  ENETUNREACH: 'there is no way to it; check the network',
  EADDRNOTAVAIL: 'there is no way to it; check the network',
}
const CERTIFICATE =
  /^(?:ERR_TLS|ERR_SSL|CERT_|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|HOSTNAME_MISMATCH)/
const TIMEOUT = /^(?:ETIMEDOUT$|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)/

/**
 * What went wrong with a request, for a reader. Gives back what is a FetchFailure, also inside another error, and
 * throws what is no trouble of the network: our own bugs.
 */
export function explainError(
  error: unknown,
  { host, timeoutMs }: { host: string; timeoutMs: number },
): FetchFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof FetchFailure) return cause
  const { name, code = '', message } = error as NodeJS.ErrnoException
  const fail = (text: string, kind: FetchFailure['kind']) =>
    new FetchFailure(`${host}: ${text}`, { kind, cause: error })
  if (name === 'TimeoutError' || TIMEOUT.test(code)) {
    return fail(`no whole answer within ${Math.round(timeoutMs / 1000)} seconds; try again later`, 'timeout')
  }
  if (/^Proxy /.test(message)) {
    return fail(
      `the proxy does not let us through (${message}); check HTTPS_PROXY and NO_PROXY`,
      'connection',
    )
  }
  if (name === 'AbortError') return fail('stopped before it answered', 'stopped')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') {
    const why =
      code === 'EAI_AGAIN'
        ? 'the name service does not answer; check the network'
        : 'there is no such host; check how it is written'
    return fail(why, 'name')
  }
  if (Object.hasOwn(CONNECTION, code)) return fail(CONNECTION[code]!, 'connection')
  if (CERTIFICATE.test(code))
    return fail(`its certificate cannot be trusted (${code}); nothing was read from it`, 'certificate')
  if (name === 'HTTPParserError' || /^(?:HPE_|UND_ERR_)/.test(code))
    return fail(`its answer is no proper HTTP (${message}); try again later`, 'answer')
  if (typeof code === 'string' && code !== '')
    return fail(`the connection failed (${code}); try again later`, 'connection')
  throw error
}
