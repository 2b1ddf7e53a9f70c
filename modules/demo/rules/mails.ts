import { addDays } from '../../../shared/calendar.ts'
import { summaryOf } from '../../mail/rules/effective.ts'
import type { CustomerFact, TouchFact } from './facts.ts'
import { type Firm, personNamed } from './firm.ts'
import { idAt, randomFrom } from './random.ts'

/** C1: a mail of the demo's year; each is one of the touches by mail that there were. */
export interface MailFact {
  id: string
  messageId: string
  refs: string[]
  threadId: string
  direction: 'in' | 'out'
  sentAt: Date
  people: { part: 'from' | 'to'; name: string; address: string }[]
  subject: string
  body: string
  customerId: string
  contactIds: string[]
  touchId: string
  byId: string
}

const DAYS = 90
const ANSWERED_WITHIN_MS = 3 * 86_400_000
const SAID = /^.{2,8}：(?<words>.+)$/u
const DOMAIN = 'demo.jinke.example'
/** Of those whose address nobody had noted before they wrote. */
const WHERE_MORE_ARE = 'mail.example'

/** Customers who write in English; each line is a mail and our answer. */
const ENGLISH = [
  {
    subject: 'FSC certificate and lead time',
    asks: 'our customer in Hamburg asks for the FSC certificate of the board, and whether 30,000 boxes can leave before the 20th.\n\nCould you also send the dieline as PDF?',
    answers:
      'certificate and dieline go out to you by courier today. 30,000 boxes are possible by the 18th if the artwork is approved this week.',
  },
  {
    subject: 'Rigid box samples',
    asks: 'the two samples arrived in good order. The lid of the larger one is a little loose; could you tighten it by half a millimetre and send one more?',
    answers:
      'thank you for the quick look. We have adjusted the lid by 0.5 mm; a new sample leaves tomorrow by courier.',
  },
  {
    subject: 'Price for 50,000 pcs',
    asks: 'please quote 50,000 and 100,000 pcs of the same gift box, FOB Shenzhen, with and without hot foil.',
    answers:
      'our prices for both quantities, with and without foil, are in the quote that follows this afternoon. The larger run saves eight percent.',
  },
]

const ENGLISH_ANSWER = 'Re: '

const FILLER = {
  ask: '您好！',
  end: '盼复，谢谢。',
  thanks: '来信收到，谢谢。',
  see: '详细的我列在报价和图纸里了，您看一下；还有哪里要调整，直接回这封信就行。',
}

interface Found {
  touch: TouchFact
  customer: CustomerFact
  contact: CustomerFact['contacts'][number]
  address: string
}

/**
 * What customers wrote in the last weeks, as the mails they were: what was said stands in the touch already. Where we
 * answered by mail, that is a mail too.
 */
export function mailsOf(firm: Firm): MailFact[] {
  const { facts, plan } = firm
  const random = randomFrom(`${plan.seed}/mails`)
  const capital = (spelt: string) => spelt.charAt(0).toUpperCase() + spelt.slice(1)
  const latin = (name: string) => `${capital(plan.spell(name.slice(1)))} ${capital(plan.spell(name.slice(0, 1)))}`
  const customers = new Map(facts.customers.map((customer) => [customer.id, customer]))
  const people = new Map(facts.people.map((person) => [person.id, person]))
  const since = addDays(plan.today, -DAYS)
  const byMail = facts.touches.filter((touch) => touch.channel === 'email' && touch.day >= since)
  const found = byMail.flatMap((touch): Found[] => {
    const customer = customers.get(touch.customerId)
    const contact = customer?.contacts.find(({ id }) => touch.contactIds.includes(id)) ?? customer?.contacts[0]
    if (!customer || !contact || touch.direction !== 'in' || !SAID.test(touch.summary)) return []
    return [{ touch, customer, contact, address: contact.mails[0] ?? `${plan.spell(contact.name)}@${WHERE_MORE_ARE}` }]
  })
  const mails: MailFact[] = []
  for (const [n, { touch, customer, contact, address }] of found.entries()) {
    const us = people.get(touch.byId)
    if (!us) continue
    const english = n % 7 === 2 ? ENGLISH[Math.floor(n / 7) % ENGLISH.length] : undefined
    const them = { name: contact.name, address }
    const words = SAID.exec(touch.summary)?.groups?.words ?? ''
    const asked = english ?? { subject: subjectOf(words), asks: words, answers: '' }
    const id = idAt(touch.happenedAt, random)
    const first: MailFact = {
      id,
      messageId: `${id}@kehu.${DOMAIN}`,
      refs: [],
      threadId: id,
      direction: 'in',
      sentAt: touch.happenedAt,
      people: [
        { part: 'from', ...them },
        { part: 'to', name: us.name, address: us.email },
      ],
      subject: asked.subject,
      body: english
        ? `Dear ${latin(us.name)},\n\n${english.asks}\n\nBest regards\n${latin(contact.name)}`
        : `${FILLER.ask}\n\n${words}\n\n${FILLER.end}\n\n${contact.name}\n${customer.name}`,
      customerId: customer.id,
      contactIds: [contact.id],
      touchId: touch.id,
      byId: us.id,
    }
    mails.push(first)
    const answer = byMail.find(
      (other) =>
        other.customerId === customer.id &&
        other.direction === 'out' &&
        other.happenedAt > touch.happenedAt &&
        other.happenedAt.getTime() - touch.happenedAt.getTime() < ANSWERED_WITHIN_MS &&
        !mails.some((mail) => mail.touchId === other.id),
    )
    const writer = answer && people.get(answer.byId)
    if (!answer || !writer) continue
    const answerId = idAt(answer.happenedAt, random)
    mails.push({
      id: answerId,
      messageId: `${answerId}@${DOMAIN}`,
      refs: [first.messageId],
      threadId: id,
      direction: 'out',
      sentAt: answer.happenedAt,
      people: [
        { part: 'from', name: writer.name, address: writer.email },
        { part: 'to', ...them },
      ],
      subject: english ? ENGLISH_ANSWER + first.subject : `回复：${first.subject}`,
      body: english
        ? `Dear ${latin(contact.name)},\n\n${english.answers}\n\nKind regards\n${latin(writer.name)}`
        : `${contact.name}，${FILLER.ask}\n\n${FILLER.thanks}${FILLER.see}\n\n${writer.name}`,
      customerId: customer.id,
      contactIds: [contact.id],
      touchId: answer.id,
      byId: writer.id,
    })
  }
  return mails
}

const LONGEST_SUBJECT = 16
const subjectOf = (words: string): string => {
  const bare = words.replace(/[？?。！!]+$/u, '')
  return bare.length <= LONGEST_SUBJECT ? bare : `${bare.slice(0, LONGEST_SUBJECT)}…`
}

/** The touches that are mails say what the mail says; what we noted of an answer in Chinese stays. */
export function touchesByMail(touches: readonly TouchFact[], mails: readonly MailFact[]) {
  const byTouch = new Map(mails.map((mail) => [mail.touchId, mail]))
  return touches.map((touch) => {
    const mail = byTouch.get(touch.id)
    if (!mail) return touch
    const isTold = mail.direction === 'in' || mail.subject.startsWith(ENGLISH_ANSWER)
    const summary = isTold ? summaryOf(mail.subject, mail.body) : touch.summary
    return { ...touch, summary, source: 'mail' as const, sourceKey: mail.id }
  })
}

/** Who writes by mail has an address. */
export function withAddresses(customers: readonly CustomerFact[], mails: readonly MailFact[]): CustomerFact[] {
  const addresses = new Map(
    mails.flatMap(({ contactIds, people, direction }) => {
      const them = people.find(({ part }) => part === (direction === 'in' ? 'from' : 'to'))
      return contactIds.map((id): [string, string] => [id, them?.address ?? ''])
    }),
  )
  return customers.map((customer) => ({
    ...customer,
    contacts: customer.contacts.map((contact) => {
      const address = addresses.get(contact.id)
      return contact.mails.length > 0 || !address ? contact : { ...contact, mails: [address] }
    }),
  }))
}

const KNOWN = '陈嘉豪'
const CAME_BACK = 2

/** Addresses to which mail came back, and nobody has mended them yet. */
export function bouncesOf(firm: Firm): { address: string; at: Date }[] {
  const { facts } = firm
  const known = personNamed(firm, KNOWN).id
  const wrote = new Set(facts.touches.filter((touch) => touch.direction === 'in').map(({ customerId }) => customerId))
  return facts.touches
    .filter(
      (touch) => touch.byId === known && touch.channel === 'email' && !touch.effective && !wrote.has(touch.customerId),
    )
    .flatMap((touch) => {
      const customer = facts.customers.find(({ id, ownerId }) => id === touch.customerId && ownerId === known)
      const address = customer?.contacts.find(({ id }) => touch.contactIds.includes(id))?.mails[0]
      return address ? [{ address, at: touch.happenedAt }] : []
    })
    .slice(-CAME_BACK)
}
