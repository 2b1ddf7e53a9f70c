import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { tellRefusal } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say, texts } from '../../../shared/text.ts'
import type { Told } from '../../appointments/index.ts'
import { companyName } from '../../company/index.ts'
import { mayWriteTo, queueMail, senderFor } from '../../mail/index.ts'
import { noSender } from '../../mail/refusals.ts'
import type { ReceptionRow } from './repo.ts'

const words = texts({
  subject: { zh: '{what}好了', en: '{what}: ready' },
  hello: { zh: '{name}，您好：', en: 'Dear {name},' },
  helloAll: { zh: '您好：', en: 'Hello,' },
  ready: {
    zh: '{what}已经好了。您方便时来取，或告诉我们怎么交给您。',
    en: '{what} is ready. Collect it whenever it suits you, or tell us how to bring it back.',
  },
  theWork: { zh: '您交给我们的活', en: 'What you gave to us' },
})

interface Reach {
  name: string
  mail: string | null
  locale: Locale | null
}

/** A10: the work is done, which the customer hears by mail; and as words to copy into WeChat or SMS. */
export async function sayReady(work: Work, r: ReceptionRow): Promise<Told> {
  const to = await reachOf(work, r)
  const locale = to?.locale ?? 'zh'
  const what = r.asset?.name ?? say(words.theWork, locale)
  const subject = say(words.subject, locale, { what })
  const text = [
    to ? say(words.hello, locale, { name: to.name }) : say(words.helloAll, locale),
    '',
    say(words.ready, locale, { what }),
    '',
    r.receivedBy.name,
    settingOf(work.settings, companyName),
  ].join('\n')
  const told = { subject, text, link: null }
  if (!to?.mail) return { ...told, sentTo: [], notSent: [] }
  const sender = await senderFor(work, r.receivedBy.id)
  const why = sender ? await mayWriteTo(work, to.mail, 'notice') : noSender()
  if (why) return { ...told, sentTo: [], notSent: [{ name: to.name, why: tellRefusal(why, work.locale) }] }
  await queueMail(work, {
    customerId: r.customer.id,
    ...(r.contact ? { contactId: r.contact.id } : {}),
    to: [{ name: to.name, address: to.mail }],
    subject,
    text,
    kind: 'notice',
    from: r.receivedBy.id,
    dedupeKey: `reception ${r.id} ready ${r.version}`,
    countsAsTouch: false,
  })
  return { ...told, sentTo: [to.name], notSent: [] }
}

/** Who brought it, or who booked the slot; in their language, as far as it is known. */
const reachOf = (work: Work, r: ReceptionRow) =>
  row(
    work.tx,
    sql<Reach>`select coalesce(k.name, g.name) as name, coalesce(a.locale, n.locale) as locale,
        case when k.id is null then g.mail else (select q.value from contact_point q where q.contact_id = k.id and q.kind = 'mail' order by q.position, q.id limit 1) end as mail
      from reception r left join contact k on k.id = r.contact_id and k.left_on is null left join contact_manner n on n.contact_id = k.id
        left join appointment a on a.id = r.appointment_id left join appointment_guest g on g.appointment_id = a.id
      where r.id = ${r.id} and coalesce(k.name, g.name) is not null`,
  )
