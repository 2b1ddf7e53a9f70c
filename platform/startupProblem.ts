import { fill, type Locale, type Text, type TextValues } from '../shared/text.ts'

/** The exit codes of a start that failed, as sysexits.h numbers them. */
export const exitCodes = {
  otherVersion: 65,
  unavailable: 69,
  cannotCreate: 73,
  diskFull: 74,
  taken: 75,
  noPermission: 77,
  badSetting: 78,
} as const

type Exit = keyof typeof exitCodes
type Rest<T extends Text> =
  TextValues<T> extends undefined ? [values?: undefined, exit?: Exit] : [values: TextValues<T>, exit?: Exit]

/** What keeps Jinke from starting: one line that says what is wrong and how to mend it, and an exit code; no stack trace. */
export class StartupProblem<const T extends Text = Text> extends Error {
  /** The line in both languages, filled in. */
  readonly text: Text
  readonly exitCode: number

  constructor(text: T, ...[values, exit = 'otherVersion']: Rest<T>) {
    const line = worded(text, values)
    super(line.en)
    this.name = 'StartupProblem'
    this.text = line
    this.exitCode = exitCodes[exit]
  }
}

/** A text filled in, in both languages, each on one line. */
export function worded(text: Text, values: Record<string, string | number> = {}): Text {
  const oneLine = (template: string) => fill(template, values).replace(/\s*\n\s*/g, ' ')
  return { zh: oneLine(text.zh), en: oneLine(text.en) }
}

/** The language of a terminal: Chinese where its locale says so, else English. */
export function localeOf(env: NodeJS.ProcessEnv): Locale {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en'
}
