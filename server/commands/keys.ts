import { forgetOlderIn, sealAnew, turnKeyIn } from '../../platform/secrets.ts'
import { newId } from '../../platform/sql.ts'
import { JINKE } from '../../shared/actor.ts'
import { say, texts } from '../../shared/text.ts'
import { type Opened, openJinke } from '../opening.ts'
import { answer, type Command, readArgs, type Surroundings } from './usage.ts'

const words = texts({
  rotate: {
    zh: '换一把密钥：新的从此封存密码，已存的全部重新封存。旧的留着，好打开以前的备份。用 JINKE_SECRET_KEY 时先把新密钥写在旧的前面，用逗号隔开',
    en: 'Take another key: it seals passwords from now on, and all kept ones are sealed anew. The old one stays, for older backups. With JINKE_SECRET_KEY put the new one first, before the old and a comma',
  },
  forget: {
    zh: '只留现在的密钥：确认什么都不再需要旧的，再把它们从 secret.key 里去掉',
    en: 'Keep the key of now alone: makes sure that nothing needs an older one, then takes those out of secret.key',
  },
  sealed: { zh: '已用现在的密钥重新封存 {count} 条。', en: '{count} sealed anew with the key of now.' },
  forgotten: {
    zh: '旧密钥已不再需要。以前的备份仍要用旧密钥打开，请另存一份。',
    en: 'No older key is needed. Older backups still need theirs: keep it elsewhere.',
  },
})

export const keysRotate: Command = {
  usage: 'jinke keys rotate [--json]',
  summary: words.rotate,
  async run(args, surroundings) {
    const { values } = readArgs(args, this.usage, { json: { type: 'boolean' } } as const, { least: 0, most: 0 })
    const { config, locale } = surroundings
    const count = await withAll(surroundings, async () => {
      if (!config.secretKey) await turnKeyIn(config.data)
    })
    answer(values.json, { sealed: count }, say(words.sealed, locale, { count }))
    return 0
  },
}

export const keysForget: Command = {
  usage: 'jinke keys forget [--json]',
  summary: words.forget,
  async run(args, surroundings) {
    const { values } = readArgs(args, this.usage, { json: { type: 'boolean' } } as const, { least: 0, most: 0 })
    const { config, locale } = surroundings
    const count = await withAll(surroundings, async () => undefined)
    if (!config.secretKey) await forgetOlderIn(config.data)
    answer(values.json, { sealed: count }, say(words.forgotten, locale))
    return 0
  },
}

/** Seals anew in all companies, after what is done `before`; answers how much. */
async function withAll({ config }: Surroundings, before: () => Promise<void>): Promise<number> {
  const opened = await openJinke(config)
  try {
    await before()
    return await sealAll(opened)
  } finally {
    await opened.close()
  }
}

async function sealAll({ companies }: Opened): Promise<number> {
  let count = 0
  for (const { slug } of await companies.list()) {
    const company = await companies.find(slug)
    if (company) count += await companies.writing(company, JINKE, newId().replaceAll('-', ''), sealAnew)
  }
  return count
}
