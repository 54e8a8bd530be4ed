import { useEffect, useRef, useState } from 'react'
import { gatherFiles } from './gather-files.ts'

interface Given {
  readonly files: (files: readonly File[]) => void
  readonly text: (text: string) => void
}

interface Dropping {
  /** True while files are held over the page. */
  readonly isOver: boolean
  /** Why what was dropped last could not be taken. */
  readonly failure: Error | undefined
}

/** Takes files that are dropped anywhere on the page, and files or text that are pasted outside of a field. */
export function useDroppedFiles(given: Given): Dropping {
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState<Error>()
  const latest = useRef(given)
  latest.current = given
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const take = async (from: DataTransfer) => {
      setFailure(undefined)
      await gatherFiles(from).then((files) => latest.current.files(files), setFailure)
    }
    addEventListener('dragenter', hold, { signal })
    addEventListener('dragover', hold, { signal })
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal })
    addEventListener(
      'drop',
      (event) => {
        setOver(false)
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        void take(event.dataTransfer)
      },
      { signal },
    )
    addEventListener(
      'paste',
      (event) => {
        if (!event.clipboardData || isField(event.target)) return
        const text = event.clipboardData.getData('text/plain')
        if (event.clipboardData.files.length > 0) void take(event.clipboardData)
        else if (text.trim() !== '') latest.current.text(text)
      },
      { signal },
    )
    return () => ending.abort()
  }, [])
  return { isOver, failure }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')
}
