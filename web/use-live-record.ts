import { useEffect } from 'react'
import type { Addition } from '../src/serve/index.ts'
import { API, askAddition, queryClient, recordPace } from './api.ts'

/**
 * Listens to what happens to the record and has the open page ask anew. The browser connects again by itself when the
 * server was gone. A page that nobody sees does not listen: a browser has six connections to a server for all its
 * pages, and with six that listen a seventh would never load.
 */
export function useLiveRecord(): void {
  useEffect(() => {
    // What is loaded unseen may be old by the time somebody looks: no version is that of such a page.
    if (document.hidden) recordPace.noteShown('')
    return doWhileShown(listenToRecord)
  }, [])
}

function listenToRecord(): () => void {
  const events = new EventSource(`${API}/events`)
  events.addEventListener('record', ({ data }) => {
    const { version } = JSON.parse(data) as { version: string }
    recordPace.tell(version)
  })
  events.addEventListener('addition', ({ data }) => {
    const addition = JSON.parse(data) as Addition
    queryClient.setQueryData(askAddition(addition.id).queryKey, addition)
  })
  return () => events.close()
}

/** Starts something whenever the page comes to be seen, and ends it when it is hidden. Returns what ends both. */
function doWhileShown(start: () => () => void): () => void {
  let end: (() => void) | undefined
  const follow = () => {
    if (!document.hidden) end ??= start()
    else {
      end?.()
      end = undefined
    }
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    end?.()
  }
}
