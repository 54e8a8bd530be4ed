import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** What of Node's HTTP servers is needed here. */
interface ListeningServer {
  on(event: 'connection', listener: (socket: Socket) => void): unknown
  on(event: 'request', listener: (request: IncomingMessage, response: ServerResponse) => void): unknown
}

export interface Connections {
  /** Closes each connection as soon as nothing is under way on it: those that wait for a next request at once. */
  closeIdle(): void
  /** Cuts what is left. */
  cut(): void
}

/**
 * The open connections of a server. Node's own `closeIdleConnections` leaves those on which nothing was asked yet, and
 * browsers open such ones to be quick later: they would hold a server that stops until its patience ends.
 */
export function watchConnections(server: ListeningServer): Connections {
  const underway = new Map<Socket, number>()
  let isClosing = false
  const change = (socket: Socket, by: number) => {
    const count = underway.get(socket)
    if (count === undefined) return
    underway.set(socket, count + by)
    if (isClosing && count + by === 0) socket.destroySoon()
  }
  server.on('connection', (socket) => {
    underway.set(socket, 0)
    socket.once('close', () => underway.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    change(socket, 1)
    response.once('close', () => change(socket, -1))
  })
  return {
    closeIdle() {
      isClosing = true
      for (const [socket, count] of underway) if (count === 0) socket.destroySoon()
    },
    cut() {
      for (const socket of underway.keys()) socket.destroy()
    },
  }
}
