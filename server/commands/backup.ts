import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  type Checked,
  checkBackup,
  isRecipient,
  newIdentity,
  type Opening,
  restoreBackup,
  type Sealing,
} from '../../platform/backup/index.ts'
import { Companies } from '../../platform/companies.ts'
import { openPostgres, type Postgres } from '../../platform/postgres/index.ts'
import { putKeys } from '../../platform/secrets.ts'
import { type Locale, say } from '../../shared/text.ts'
import { backUp, backUpTo } from '../backups.ts'
import { companiesOptions } from '../opening.ts'
import { backupSummaries as summaries, backupTalk as talk } from './backup.texts.ts'
import { answer, type Command, readArgs, type Surroundings, UsageProblem } from './usage.ts'
import { companies as words } from './words.ts'

const lock = { 'passphrase-file': { type: 'string' }, json: { type: 'boolean' } } as const

export const backup: Command = {
  usage:
    'jinke backup [FILE] [--recipient AGE…] [--passphrase-file F] [--without-key] [--verify [--identity F]] [--json]',
  summary: summaries.backup,
  async run(args, surroundings) {
    const options = {
      ...lock,
      recipient: { type: 'string', multiple: true },
      identity: { type: 'string' },
      'without-key': { type: 'boolean' },
      verify: { type: 'boolean' },
    } as const
    const { values, positionals } = readArgs(args, this.usage, options, { least: 0, most: 1 })
    const file = positionals[0] === undefined ? null : resolve(positionals[0])
    if (values.verify) {
      if (!file) throw new UsageProblem(this.usage)
      return tellChecked(
        await checkBackup(file, { opening: await openingOf(values, surroundings) }),
        file,
        values.json,
        surroundings,
      )
    }
    const recipients = values.recipient ?? []
    const sealing = await sealingOf(values['passphrase-file'], recipients, surroundings)
    if (
      (await Promise.all(recipients.map(isRecipient))).includes(false) ||
      (!file && (sealing || values['without-key']))
    )
      throw new UsageProblem(this.usage)
    // Not openJinke: who backs up before an upgrade does not want it to happen now.
    const postgres = await openPostgres(surroundings.config)
    try {
      const source = { config: surroundings.config, postgres }
      const tell = showProgress(surroundings.locale)
      const withoutKey = values['without-key']
      const made = file ? await backUpTo(file, source, { sealing, withoutKey, tell }) : await backUp(source, { tell })
      const { locale } = surroundings
      const isSealed = sealing !== null || (!file && surroundings.config.backups.recipients.length > 0)
      const care = [
        isSealed ? talk.sealed : talk.open,
        ...(surroundings.config.secretKey || withoutKey ? [talk.keyApart] : []),
      ]
      const line = say(talk.made, locale, { file: made.file, megabytes: megabytes(made.bytes) })
      answer(values.json, made, [line, ...care.map((text) => say(text, locale))].join('\n'))
      return 0
    } finally {
      await postgres.close()
    }
  },
}

export const backupKey: Command = {
  usage: 'jinke backup key FILE [--json]',
  summary: summaries.key,
  async run(args, { locale }) {
    const { values, positionals } = readArgs(args, this.usage, { json: { type: 'boolean' } } as const, {
      least: 1,
      most: 1,
    })
    const file = resolve(positionals[0] as string)
    const { identity, recipient } = await newIdentity()
    await writeFile(file, `# ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' }).catch(() => {
      throw new UsageProblem(say(talk.keyNotWritten, locale, { file }))
    })
    answer(values.json, { file, recipient }, say(talk.keyMade, locale, { file, recipient }))
    return 0
  },
}

export const restore: Command = {
  usage: 'jinke restore FILE [--passphrase-file F | --identity F] [--json]',
  summary: summaries.restore,
  async run(args, surroundings) {
    const options = { ...lock, identity: { type: 'string' } } as const
    const { values, positionals } = readArgs(args, this.usage, options, { least: 1, most: 1 })
    const { config, locale } = surroundings
    const file = resolve(positionals[0] as string)
    const opening = await openingOf(values, surroundings)
    const held: { postgres?: Postgres } = {}
    // A file that is not to be believed is refused before there is so much as a data folder.
    const open = async () => {
      held.postgres = await openPostgres(config)
      return held.postgres.connection('owner')
    }
    try {
      const { header, tables, rows } = await restoreBackup(open, file, {
        opening,
        migrations: join(config.root, 'db'),
        keep: async (key) => (typeof key === 'object' ? putKeys(config, key.base64) : undefined),
        tell: showProgress(locale),
      })
      await Companies.migrateAll(companiesOptions(config, held.postgres as Postgres))
      const companies = header.companies.map(({ slug }) => slug)
      const line = say(talk.restored, locale, {
        tables,
        rows,
        companies: companies.join(', '),
        takenAt: header.takenAt,
      })
      const needsKey = header.secretKey === 'elsewhere' ? [say(talk.bringKey, locale)] : []
      answer(
        values.json,
        { companies, tables, rows, takenAt: header.takenAt },
        [line, say(talk.acts, locale), ...needsKey].join('\n'),
      )
      return 0
    } finally {
      await held.postgres?.close()
    }
  },
}

async function tellChecked(
  { header, tables, rows }: Checked,
  file: string,
  json: boolean | undefined,
  { locale }: Surroundings,
) {
  const { secretKey, ...known } = header ?? { secretKey: 'absent' }
  const told = { file, ...known, hasKey: typeof secretKey === 'object', tables, rows }
  answer(json, told, say(talk.good, locale, { file, takenAt: header?.takenAt ?? '', tables, rows }))
  return 0
}

interface Keys {
  'passphrase-file'?: string
  identity?: string
}

async function openingOf(keys: Keys, { locale }: Surroundings): Promise<Opening | null> {
  const phrase = keys['passphrase-file']
  if (phrase !== undefined) return { passphrase: await secretIn(phrase, locale) }
  if (keys.identity === undefined) return null
  const lines = (await secretIn(keys.identity, locale)).split('\n').map((line) => line.trim())
  return { identities: lines.filter((line) => line.startsWith('AGE-SECRET-KEY-')) }
}

async function sealingOf(
  phrase: string | undefined,
  recipients: string[],
  { locale }: Surroundings,
): Promise<Sealing | null> {
  if (phrase !== undefined) return { passphrase: await secretIn(phrase, locale) }
  return recipients.length > 0 ? { recipients } : null
}

/** What a file holds, without the line break that editors put at its end. */
async function secretIn(path: string, locale: Locale): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageProblem(say(words.noFile, locale, { path }))
  })
  const secret = text.replace(/\r?\n$/, '')
  if (!secret) throw new UsageProblem(say(talk.emptySecret, locale, { path }))
  return secret
}

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1)

/** On a terminal one line that counts; elsewhere silence. */
function showProgress(locale: Locale): (done: number) => void {
  let shown = -1
  return (done) => {
    const percent = Math.floor(Math.min(done, 1) * 100)
    if (!process.stderr.isTTY || percent === shown) return
    shown = percent
    process.stderr.write(`\r${say(talk.progress, locale, { percent })}${percent === 100 ? '\n' : ''}`)
  }
}
