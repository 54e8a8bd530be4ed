/** @module office: mails, Word documents and PDF in, the reports in them out. */
export { readDocx } from './read-docx.ts'
export { type MailOptions, readMail } from './read-mail.ts'
export { readPdf } from './read-pdf.ts'
