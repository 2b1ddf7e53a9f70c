import { useEffect, useRef, useState } from 'react'
import { addDays, startOfDay } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { call, type Problem } from '../../../web/api.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { personKey, useMe } from '../../../web/session.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { zone as companyZone, useToday } from '../../../web/text/zone.ts'
import { useWatched } from '../../../web/watched.ts'
import { type showCustomer, showTimeline } from '../../customers/contract.ts'
import {
  listAddresses,
  listMails,
  listOutgoing,
  type showMail,
  showMailSender,
  writeMail,
} from '../../mail/contract.ts'
import { addressesIn, withoutRe, wrongAddressIn } from '../../mail/rules/typed.ts'
import { previewLetter } from '../contract.ts'
import { blanksIn } from '../rules/wording.ts'
import { composeTexts as words } from './compose.texts.ts'
import { type Draft, isWritten, keepDraft, keptDraft, quoted } from './draft.ts'

export type Customer = ReplyOf<typeof showCustomer>
export type Answered = ReplyOf<typeof showMail>

const MINUTE = 60_000
const BEGIN_WITH = 'free'
const MORNING = 9 * 60
const HAN = /\p{Script=Han}/u

/** A mail being written to a customer: its draft, what it lacks, and how it is sent. */
export function useCompose(
  customer: Customer,
  answers: Answered | undefined,
  to: string | undefined,
  onSent: () => void,
) {
  const t = useText()
  const format = useFormat()
  const person = personKey(useMe())
  const zone = useWatched(companyZone)
  const today = useToday()
  const sender = useRead(showMailSender, {}).data
  const addresses = useRead(listAddresses, { params: { id: customer.id } }).data?.items
  const quote = answers
    ? quoted(
        t(words.wrote, {
          when: format.moment(answers.at),
          who: senderOf(answers)?.name || senderOf(answers)?.address || '',
        }),
        answers.text,
      )
    : ''
  const [draft, setDraft] = useState<Draft>(
    () => keptDraft(person, customer.id, answers?.id) ?? freshDraft(customer, answers, to, quote),
  )
  const [lacking, setLacking] = useState<ReplyOf<typeof previewLetter>['missing']>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const change = (patch: Partial<Draft>) => {
    send.reset()
    setDraft((before) => ({ ...before, ...patch }))
  }
  useEffect(() => keepDraft(person, customer.id, answers?.id, draft), [person, customer.id, answers?.id, draft])

  /** The main recipient: whom the letter addresses. */
  const contactId = addresses?.find(({ address }) => address === draft.to[0])?.contact?.id

  /** Takes a letter, filled for the recipient; what was written by hand is given back by one press. */
  const take = async (letter: string | null, locale: Locale, name: string) => {
    const before = draft
    setProblem(null)
    try {
      const filled = letter
        ? await call(previewLetter, {
            body: { id: letter, locale, customerId: customer.id, ...(contactId && { contactId }) },
          })
        : { subject: '', body: '', missing: [] }
      setLacking(filled.missing)
      const subject = answers ? before.subject : filled.subject
      const text = filled.body + quote
      setDraft((now) => ({ ...now, letter, locale, subject, text, filled: { subject, text } }))
      if (isWritten(before)) toast({ text: t(words.replaced, { name }), undo: () => setDraft(before) })
    } catch (error) {
      setProblem(error as Problem)
    }
  }

  // A letter in which nothing was written yet follows whom it is to.
  const filledFor = useRef<string | undefined>(undefined)
  useEffect(() => {
    const isFresh = draft.letter === null && draft.text === ''
    const about = contactId ?? 'nobody'
    if (!addresses || answers || filledFor.current === about || !(isFresh || (draft.letter && !isWritten(draft))))
      return
    filledFor.current = about
    take(draft.letter ?? BEGIN_WITH, draft.locale, '')
  })

  const recipients = [
    ...draft.to.map((address) => ({
      address,
      name: addresses?.find((each) => each.address === address)?.contact?.name ?? '',
    })),
    ...addressesIn(draft.others).map((address) => ({ address, name: '' })),
  ]
  const blanks = [...new Set([...blanksIn(draft.subject), ...blanksIn(draft.text)])]
  const at = instantOf(draft, zone, today)
  const send = useWrite(writeMail, {
    changes: [listOutgoing, listMails, showTimeline],
    onSuccess: () => {
      keepDraft(person, customer.id, answers?.id, null)
      toast({ text: at ? t(words.scheduled, { when: format.moment(at) }) : t(words.sent) })
      onSent()
    },
  })
  const wrong = wrongAddressIn(draft.others) ?? wrongAddressIn(draft.cc)
  const ready =
    sender?.missing == null &&
    recipients.length > 0 &&
    wrong === undefined &&
    blanks.length === 0 &&
    draft.subject.trim() !== '' &&
    draft.text.trim() !== quote.trim() &&
    (draft.when !== 'later' || at !== null)
  const submit = () => {
    if (!ready) return
    send.mutate({
      body: {
        customerId: customer.id,
        to: recipients,
        cc: addressesIn(draft.cc).map((address) => ({ address })),
        subject: draft.subject,
        text: draft.text,
        fileIds: draft.files.map(({ id }) => id),
        ...(answers && { answersId: answers.id }),
        ...(at && { at }),
      },
    })
  }
  const discard = () => {
    keepDraft(person, customer.id, answers?.id, null)
    onSent()
  }
  const bounced = addresses?.find((each) => each.bouncedAt !== null && draft.to.includes(each.address))
  return {
    draft,
    change,
    take,
    submit,
    discard,
    ready,
    at,
    blanks,
    wrong,
    lacking: lacking.filter(({ label }) => blanks.includes(label)),
    addresses: addresses ?? [],
    bounced,
    sender,
    sending: send.isPending,
    problem: send.error ?? problem,
    contactId,
  }
}

const senderOf = (mail: Answered) =>
  mail.people.find(({ part }) => part === 'reply') ?? mail.people.find(({ part }) => part === 'from')

function freshDraft(customer: Customer, answers: Answered | undefined, to: string | undefined, quote: string): Draft {
  const main = [...customer.contacts]
    .sort((a, b) => Number(b.main) - Number(a.main))
    .find(({ mails }) => mails.length > 0)
  const from =
    answers?.direction === 'in' ? senderOf(answers)?.address : answers?.people.find((p) => p.part === 'to')?.address
  const locale: Locale = HAN.test(answers ? answers.subject + answers.text : customer.name) ? 'zh' : 'en'
  const subject = answers ? withoutRe(answers.subject) : ''
  const known = [...customer.contacts.flatMap(({ mails }) => mails), ...customer.mails]
  const first = from ?? to ?? main?.mails[0] ?? customer.mails[0]
  const isKnown = first !== undefined && known.some((address) => address.toLowerCase() === first.toLowerCase())
  const re = subject && say(words.re, locale, { subject })
  return {
    letter: null,
    locale,
    to: isKnown && first ? [known.find((address) => address.toLowerCase() === first.toLowerCase()) ?? first] : [],
    others: first && !isKnown ? first : '',
    cc: '',
    subject: re,
    text: quote,
    filled: { subject: re, text: quote },
    files: [],
    when: 'now',
    at: '',
  }
}

/** When it is to go out; null is now, or not said yet. */
function instantOf({ when, at }: Draft, zone: string, today: string): string | null {
  if (when === 'now') return null
  const [day = '', time = ''] = when === 'morning' ? [addDays(today, 1), '09:00'] : at.split('T')
  const [hours = 0, minutes = 0] = when === 'morning' ? [0, MORNING] : time.split(':').map(Number)
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null
  return new Date(startOfDay(zone, day).getTime() + (hours * 60 + minutes) * MINUTE).toISOString()
}
