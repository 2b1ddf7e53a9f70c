import type { Reading, Target } from './secretShapes.ts'

/** Every slot there is, so that nothing of a secret customer comes through any. */
const EVERY = [
  'customer.name',
  'customer.industry',
  'customer.region',
  'contact.name',
  'contact.salutation',
  'contact.job',
  'order.number',
  'order.amount',
  'order.product',
  'quote.number',
  'quote.amount',
]
const text = { subject: '{{ customer.name }}', body: EVERY.map((key) => `{{ ${key} }}`).join('\n') }

export const LETTER_READS: Record<string, Reading> = {
  listLetters: { plain: [{}] },
  listLetterVariables: { plain: [{}] },
  showLetter: { plain: [{ params: { id: 'free' } }] },
  listLetterVersions: { plain: [{ params: { id: 'free' }, query: { locale: 'zh' } }] },
}

export const LETTER_WRITES = {
  addLetter: null,
  changeLetter: null,
  writeLetter: null,
  previewLetter: (t: Target) => [
    { body: { text, locale: 'zh', customerId: t.id } },
    { body: { text, locale: 'zh', customerId: t.id, contactId: t.contact, orderId: t.order } },
  ],
}
