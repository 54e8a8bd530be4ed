/**
 * The page on which one logs in. It stands by itself: nothing of the other pages runs before somebody has.
 *
 * @module
 */
import './style/base.css'
import './style/login.css'
import { chooseNext } from './choose-next.ts'

const form = document.querySelector<HTMLFormElement>('#login')!
const failure = document.querySelector<HTMLElement>('#failure')!
const goOn = () => location.replace(chooseNext(location))

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void logIn()
})
void goOnIfNoNeed()

/** Who comes by a link from elsewhere is logged in already: the browser leaves the cookie at home for that one request. */
async function goOnIfNoNeed(): Promise<void> {
  const answer = await fetch('/api/v1/me').catch(() => undefined)
  const me: { readonly needsLogin?: boolean } | undefined = await answer?.json().catch(() => undefined)
  if (me?.needsLogin === false) goOn()
}

async function logIn(): Promise<void> {
  const button = form.querySelector('button')!
  const given = new FormData(form)
  const body = JSON.stringify({ name: given.get('name'), password: given.get('password') })
  button.disabled = true
  failure.textContent = ''
  const message = await send(body)
  button.disabled = false
  if (message === undefined) return goOn()
  failure.textContent = message
  form.querySelector<HTMLInputElement>('[type="password"]')!.select()
}

/** Why one is not logged in; nothing where one is. */
async function send(body: string): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch('/api/v1/session', { method: 'POST', headers, body }).catch(() => undefined)
  if (!answer) return 'The server does not answer.'
  if (answer.ok) return undefined
  const told: { readonly error?: { readonly message?: string; readonly fix?: string } } | undefined =
    await answer.json().catch(() => undefined)
  return [told?.error?.message, told?.error?.fix].filter(Boolean).join(' ') || 'That did not work.'
}
