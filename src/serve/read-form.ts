import { UsageError } from '../errors.ts'
import type { Material } from './read-material.ts'

/** The fields of the form by which reports are added; several fields of one name are a list. */
export interface AdditionForm {
  readonly text?: string
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly url?: string
  readonly address?: string
  readonly files?: unknown
}

const TOLD = ['title', 'outlet', 'publishedAt', 'url'] as const

/** What a form asks to be added. Throws a UsageError where that is nothing, or an address is none. */
export function readForm(form: AdditionForm): Material {
  const written = form.address?.trim()
  const address = written ? readAddress(written) : undefined
  const files = [form.files ?? []].flat().filter((file) => file instanceof File)
  const told = TOLD.flatMap((name) => {
    const value = form[name]?.trim()
    return value ? [[name, value]] : []
  })
  const hasText = form.text !== undefined && form.text.trim() !== ''
  if (!hasText && address === undefined && files.length === 0) {
    throw new UsageError('addition', {
      expected: 'a form with a text, an address or files',
      got: Object.keys(form).join(', '),
      fix: 'send multipart/form-data with one of the fields text, address and files',
    })
  }
  return {
    ...(hasText && { text: { text: form.text!, ...Object.fromEntries(told) } }),
    ...(address !== undefined && { address }),
    files,
  }
}

/** The address in full. What only a browser takes for one (`http:./notes`) would be opened as a file of this machine. */
function readAddress(address: string): string {
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return new URL(address).href
  throw new UsageError('address', {
    expected: 'an address that begins with http:// or https://',
    got: address.slice(0, 200),
    fix: 'copy it whole from the address bar of the browser',
  })
}
