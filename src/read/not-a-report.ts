import { UnreadableInput } from './open-bytes.ts'

/** Why a page is no report, in a reader's words. */
export type NoReportReason = 'paywall stub' | 'consent page' | 'error page' | 'empty page' | 'index page'

const EXPLANATIONS: Readonly<Record<NoReportReason, string>> = {
  'paywall stub': 'only the beginning of a report behind a paywall; save the page while you are signed in',
  'consent page': 'a page that asks for consent to cookies; save the page after you have answered it',
  'error page':
    'an error page or a check for robots; open the address in a browser and save the report itself',
  'empty page': 'an HTML page without any text; save the page from the browser once it has loaded',
  'index page': 'a page that lists reports; give the reports themselves, by their own addresses',
}

/** A page that stands where a report was looked for. It must never be kept as the article. */
export class NotAReport extends UnreadableInput {
  override name = 'NotAReport'
  readonly reason: NoReportReason

  constructor(reason: NoReportReason) {
    super(`not a report: expected a news report, got ${EXPLANATIONS[reason]}`)
    this.reason = reason
  }
}
