/**
 * Calls a function when its key is pressed alone and not typed into a field. Returns what ends that.
 *
 * @example onPlainKey({ j: goToNext })
 */
export function onPlainKey(actions: Readonly<Record<string, () => void>>): () => void {
  const listen = (event: KeyboardEvent) => {
    const action = actions[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    action()
  }
  document.addEventListener('keydown', listen)
  return () => document.removeEventListener('keydown', listen)
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')
}
