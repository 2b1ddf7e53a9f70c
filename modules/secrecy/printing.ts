import type { FastifyReply } from 'fastify'
import type { Work } from '../../platform/work.ts'
import { minuteIn } from '../../shared/calendar.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { settingOf } from '../../shared/setting.ts'
import { fill, type Locale, texts } from '../../shared/text.ts'
import { companyName } from '../company/settings.ts'
import { drawDocument } from './document.ts'
import { findSignature, findUndertaking } from './undertakings.repo.ts'

const words = texts({
  title: { zh: '保密承诺书', en: 'Confidentiality undertaking' },
  company: { zh: '公司：{name}', en: 'Company: {name}' },
  signed: { zh: '承诺人：{name}　签署时间：{when}', en: 'Signed by: {name}   on {when}' },
  version: { zh: '文本版本：第 {version} 版　编号：{id}', en: 'Version of the text: {version}   Document: {id}' },
})

/** Whose signed undertakings somebody may take out besides the own. */
const FILES: readonly string[] = ['director', 'admin', 'auditor']

/** S2: a signed undertaking as the document that is filed: text, name and date. */
export async function printSignature(work: Work, id: string, asked: Locale | undefined, reply: FastifyReply) {
  const signature = await findSignature(work.tx, id)
  const text = signature && (await findUndertaking(work.tx, signature.version))
  const mayRead = signature?.person.id === work.by.id || FILES.includes(work.by.role)
  if (!text || !mayRead) throw new Refused(notFound())
  const locale = asked ?? work.locale
  const { name, version, signedAt } = signature
  const bytes = await drawDocument({
    title: words.title[locale],
    text: text[locale],
    facts: [
      fill(words.company[locale], { name: settingOf(work.settings, companyName) }),
      fill(words.signed[locale], { name, when: minuteIn(work.zone, new Date(signedAt)) }),
      fill(words.version[locale], { version, id }),
    ],
  })
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="undertaking-${version}.pdf"`)
    .send(bytes)
}
