import { fileURLToPath } from 'node:url'

/** The checkout's root. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const inChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** Says a line on stderr: stdout belongs to the answers of the command line. */
export function say(zh, en) {
  process.stderr.write(`${inChinese ? zh : en}\n`)
}

/** What keeps a way in from going on: one line, and what a tool said about it before. */
export class Stop extends Error {
  constructor(zh, en, detail = '') {
    super(inChinese ? zh : en)
    this.detail = detail
  }
}

/** Ends the process with what stopped it. */
export function giveUp(error) {
  if (!(error instanceof Stop)) throw error
  process.stderr.write(`${error.detail}${error.message}\n`)
  process.exit(1)
}
