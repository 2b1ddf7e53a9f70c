import { z } from 'zod'
import { page, readCursor } from '../../platform/cursor.ts'
import { inTurn, newId, row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { demand, inField, Refused } from '../../shared/refusal.ts'
import { notFound, versionConflict } from '../../shared/refusals.ts'
import { contactsOf, pointsOf } from '../customers/index.ts'
import { standingOf } from '../mail/index.ts'
import { optedOut } from '../mail/refusals.ts'
import type * as contract from './contract.ts'
import { whyNotLetter } from './engine.ts'
import { factsOf, seenForLetter, writerFacts } from './facts.ts'
import { fillText } from './fill.ts'
import { allLetters, type Letter, letterOf } from './letters.ts'
import { keepsLetters, whyNotKeepLetters } from './policy.ts'
import { builtInLetter, letterNameTaken, onlyBuiltIn, unwelcome } from './refusals.ts'
import { insertOwn, insertVersion, isNameTaken, lockOwn, updateOwn, versionsOf } from './repo.ts'
import type { LetterText } from './rules/builtIn.ts'
import { exampleFacts, VARIABLES } from './rules/variables.ts'
import { inKeys } from './rules/wording.ts'

const presentItem = (work: Work, { id, function: of, part, name, own, state, texts }: Letter) => ({
  id,
  function: of,
  part,
  name: name[work.locale],
  own,
  state,
  locales: texts.map(({ locale, edited }) => ({ locale, edited })),
})

const present = (work: Work, letter: Letter) => ({
  ...presentItem(work, letter),
  version: letter.version,
  texts: letter.texts,
  can: { change: keepsLetters(work.by) },
})

export async function listLetters(work: Work) {
  const may = keepsLetters(work.by)
  const letters = (await allLetters(work)).filter((letter) => may || letter.state === 'on')
  return { items: letters.map((letter) => presentItem(work, letter)), can: { change: may } }
}

export const listVariables = async (work: Work) => ({
  items: [...VARIABLES].map(([key, { group, label, example }]) => ({
    key,
    group,
    label: label[work.locale],
    example: example[work.locale],
  })),
})

export const showLetter = async (work: Work, id: string) => present(work, await letterOf(work, id))

/** What was typed, as it is kept: by keys, and surely a letter. `at`: where in what was asked it stands. */
function demandLetter({ subject, body }: LetterText, at: string): LetterText {
  const text = { subject: inKeys(subject), body: inKeys(body) }
  demand(inField(`${at}.subject`, whyNotLetter(text.subject)))
  demand(inField(`${at}.body`, whyNotLetter(text.body)))
  return text
}

export async function addLetter(work: Work, input: InputOf<typeof contract.addLetter>['body']) {
  demand(whyNotKeepLetters(work.by))
  const { locale, name, function: of } = input
  const text = demandLetter(input, 'body')
  const id = newId()
  await demandFree(work, { id, function: of, name })
  await insertOwn(work.tx, { id, function: of, name }, work.by.id, work.now)
  await insertVersion(work.tx, newId(), { letter: id, locale, number: 1, ...text }, work.by.id, work.now)
  return showLetter(work, id)
}

async function demandFree(work: Work, { id, function: of, name }: Pick<Letter, 'id' | 'function'> & { name: string }) {
  await inTurn(work.tx, `letter ${of} ${name.toLowerCase()}`)
  if (await isNameTaken(work.tx, of, name, id)) throw new Refused(letterNameTaken({ name }))
}

export async function changeLetter(work: Work, id: string, change: InputOf<typeof contract.changeLetter>['body']) {
  demand(whyNotKeepLetters(work.by))
  if (!(await letterOf(work, id)).own) throw new Refused(builtInLetter())
  const letter = await lockOwn(work.tx, id)
  if (!letter) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== letter.version)
    throw new Refused(versionConflict(await showLetter(work, id)))
  const after = { ...letter, name: change.name ?? letter.name, state: change.state ?? letter.state }
  if (after.state === 'on') await demandFree(work, after)
  await updateOwn(work.tx, after)
  return showLetter(work, id)
}

/** C4: what a letter says from now on; what it said stays. */
export async function writeLetter(work: Work, id: string, input: InputOf<typeof contract.writeLetter>['body']) {
  demand(whyNotKeepLetters(work.by))
  const { locale, seen } = input
  await inTurn(work.tx, `letter ${id} ${locale}`)
  const letter = await letterOf(work, id)
  if (!input.text && letter.own) throw new Refused(onlyBuiltIn())
  const current = letter.texts.find((text) => text.locale === locale)?.number ?? 0
  if (current !== seen) throw new Refused(versionConflict(present(work, letter)))
  const text = input.text ? demandLetter(input.text, 'body.text') : { subject: null, body: null }
  await insertVersion(work.tx, newId(), { letter: id, locale, number: current + 1, ...text }, work.by.id, work.now)
  return showLetter(work, id)
}

export async function listVersions(
  work: Work,
  id: string,
  query: InputOf<typeof contract.listLetterVersions>['query'],
) {
  await letterOf(work, id)
  const place = readCursor(query.cursor, 1)
  const before = place ? z.int().catch(0).parse(place[0]) : null
  const found = await versionsOf(work.tx, id, query.locale, before, query.limit + 1)
  return page(found, query.limit, (last) => [last.number])
}

export async function previewLetter(work: Work, input: InputOf<typeof contract.previewLetter>['body']) {
  const { locale, customerId } = input
  const customer = customerId ? await seenForLetter(work, customerId) : null
  const text = input.text ? demandLetter(input.text, 'body.text') : await wordsOf(work, input)
  if (customer) await demandWelcome(work, customer.id, input)
  const facts = customer
    ? {
        ...(await writerFacts(work, work.by.id, locale)),
        ...(await factsOf(work, { ...input, customerId: customer.id }, locale)),
      }
    : exampleFacts(locale)
  return { ...fillText(work, text, facts, locale), customer }
}

/** M3: no letter of courtesy is filled in for who wants none; what business needs is. */
async function demandWelcome(
  work: Work,
  customerId: string,
  { id, contactId }: InputOf<typeof contract.previewLetter>['body'],
): Promise<void> {
  if (id === undefined || (await letterOf(work, id)).part !== 'care') return
  const whose = contactId ?? (await contactsOf(work.tx, customerId)).find(({ main }) => main)?.id
  if (whose && (await row(work.tx, sql<{ none: boolean }>`select wants_no_greetings(${whose}) as none`))?.none)
    throw new Refused(unwelcome())
  for (const { contactId: of, kind, value } of await pointsOf(work.tx, customerId))
    if (of === whose && kind === 'mail' && (await standingOf(work.tx, value))?.optedOutAt)
      throw new Refused(optedOut({ address: value }))
}

async function wordsOf(
  work: Work,
  { id, locale }: InputOf<typeof contract.previewLetter>['body'],
): Promise<LetterText> {
  const text = id === undefined ? undefined : (await letterOf(work, id)).texts.find((each) => each.locale === locale)
  if (!text) throw new Refused(notFound())
  return text
}
