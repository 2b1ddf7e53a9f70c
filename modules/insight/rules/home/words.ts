import { type Day, daysBetween } from '../../../../shared/calendar.ts'
import { type Locale, say, texts } from '../../../../shared/text.ts'
import { type HelpCode, type HelpFacts, type Pile, pileOf, type Reason } from './help.ts'

// Why somebody needs help, in the words of a colleague; and the same said to that colleague. Same facts, same words.

const words = texts({
  bigOrder: { zh: '报来大单，等您定夺：{name}', en: 'Reports a big order and waits for your word: {name}' },
  bigOrders: { zh: '报来 {count} 个大单，等您定夺：{name} 等', en: 'Reports {count} big orders: {name} and others' },
  asked: { zh: '请您支援：{name}', en: 'Asks for your support: {name}' },
  askedMany: { zh: '请您支援 {count} 位客户：{name} 等', en: 'Asks for your support with {count}: {name} and others' },
  tenth: {
    zh: '跟了十次还没成交，请您介入：{name}',
    en: 'Ten touches without an order, your turn: {name}',
  },
  tenthMany: {
    zh: '{count} 位跟了十次还没成交，请您介入：{name} 等',
    en: 'Ten touches without an order with {count}, your turn: {name} and others',
  },
  fall: { zh: '该不该降级，等您一句话：{name}', en: 'A fall of tier waits for your word: {name}' },
  fallMany: {
    zh: '{count} 位该不该降级，等您一句话：{name} 等',
    en: '{count} falls of tier wait for your word: {name} and others',
  },
  recallToday: { zh: '{name} 今天就要被收回', en: '{name} will be recalled today' },
  recallOne: { zh: '{name} 再过 {days} 天被收回', en: '{name} will be recalled in {days} d' },
  recallMany: {
    zh: '{count} 位客户快被收回，最早 {name}，还有 {days} 天',
    en: '{count} customers are about to be recalled, {name} first, in {days} d',
  },
  unsigned: {
    zh: '还没签保密承诺，名单上的 {count} 位涉密客户看不到',
    en: 'Has not signed the undertaking: {count} secret customers stay closed',
  },
  newcomer: {
    zh: '新人，这周新联系上 {reached} 位，到昨天该有 {expected} 位（一周 {quota} 位）',
    en: 'New here: {reached} new customers reached this week; {expected} were due by yesterday ({quota} a week)',
  },
  quota: {
    zh: '这周新联系上 {reached} 位，到昨天该有 {expected} 位（一周 {quota} 位）',
    en: '{reached} new customers reached this week; {expected} were due by yesterday ({quota} a week)',
  },
  undecided: {
    zh: '{count} 件介入等着定夺，最久的等了 {days} 天：{name}',
    en: '{count} step-ins wait to be decided, the longest for {days} d: {name}',
  },
  stuck: {
    zh: '{count} 位客户的关系停了很久，换个办法，或换个人',
    en: '{count} relationships have stood still for long: another way, or another person',
  },
  stuckOne: {
    zh: '1 位客户的关系停了很久，换个办法，或换个人',
    en: 'One relationship has stood still for long: another way, or another person',
  },
  reviewOne: { zh: '1 位客户的画像该一起过一遍', en: 'One portrait is due to be gone through together' },
  review: { zh: '{count} 位客户的画像该一起过一遍', en: '{count} portraits are due to be gone through together' },
})

const several: Readonly<
  Record<
    'big_order' | 'asked' | 'tenth_touch' | 'fall',
    [one: 'bigOrder' | 'asked' | 'tenth' | 'fall', many: 'bigOrders' | 'askedMany' | 'tenthMany' | 'fallMany']
  >
> = {
  big_order: ['bigOrder', 'bigOrders'],
  asked: ['asked', 'askedMany'],
  tenth_touch: ['tenth', 'tenthMany'],
  fall: ['fall', 'fallMany'],
}

interface Told {
  today: Day
  locale: Locale
}

/** A reason in words, to who is to help. */
export function tellHelp(facts: HelpFacts, { code, count }: Reason, { today, locale }: Told): string {
  switch (code) {
    case 'big_order':
    case 'asked':
    case 'tenth_touch':
    case 'fall': {
      const [one, many] = several[code]
      const name = pileOf(facts, code)?.first.name ?? ''
      return count === 1 ? say(words[one], locale, { name }) : say(words[many], locale, { count, name })
    }
    case 'recall':
      return tellRecall(facts.recalls, { today, locale })
    case 'quota': {
      const { reached = 0, expected = 0, quota = 0, newcomer = false } = facts.quota ?? {}
      return say(newcomer ? words.newcomer : words.quota, locale, { reached, expected, quota })
    }
    case 'undecided': {
      const { first, on } = facts.undecided as Pile
      return say(words.undecided, locale, { count, name: first.name, days: daysBetween(on, today) })
    }
    case 'weakest':
      return facts.weakest?.text ?? ''
    case 'stuck':
      return say(count === 1 ? words.stuckOne : words.stuck, locale, { count })
    case 'review':
      return say(count === 1 ? words.reviewOne : words.review, locale, { count })
    default:
      return say(words[code], locale, { count })
  }
}

function tellRecall(pile: Pile | null, { today, locale }: Told): string {
  const { count, first, on } = pile as Pile
  const days = Math.max(0, daysBetween(today, on))
  if (count > 1) return say(words.recallMany, locale, { count, name: first.name, days })
  return days === 0
    ? say(words.recallToday, locale, { name: first.name })
    : say(words.recallOne, locale, { name: first.name, days })
}

const spoken = texts({
  hello: { zh: '{name}，今天找个时间一起看看：', en: '{name}, let us look at this together today:' },
  word: { zh: '等我定的：{name}', en: 'What waits for my word: {name}' },
  wordMany: { zh: '等我定的 {count} 位：{name} 等', en: 'What waits for my word, {count} in all: {name} and others' },
  weakest: { zh: '近几周的诊断：{text}', en: 'The diagnosis of these weeks: {text}' },
  fall: { zh: '{name} 的等级要不要动', en: 'Whether the tier of {name} should change' },
  recall: {
    zh: '快被收回的 {count} 位客户先联系谁，{name} 最急',
    en: 'Whom to call first of {count} about to be recalled; {name} is most urgent',
  },
  unsigned: { zh: '先把保密承诺签了，在“我”里', en: 'Please sign the undertaking first, under “Me”' },
  quota: {
    zh: '这周新客户 {reached}/{quota}，名单和话术我陪你过一遍',
    en: 'New customers this week {reached}/{quota}: I will go through list and talk with you',
  },
  undecided: { zh: '{count} 件介入等你定夺', en: '{count} step-ins wait for your word' },
  stuck: {
    zh: '{count} 位客户的关系很久没动了，想想别的办法',
    en: '{count} relationships have not moved for long: think of another way',
  },
  review: { zh: '一起过 {count} 位客户的画像', en: 'Go through {count} portraits together' },
})

/** T1's next step, from manager to colleague: what to sit down over today, ready to be sent. */
export function tellColleague(facts: HelpFacts, reasons: readonly Reason[], locale: Locale): string {
  const lines = reasons.map((reason) => `· ${sayTo(facts, reason, locale)}`)
  return [say(spoken.hello, locale, { name: facts.person.name }), ...lines].join('\n')
}

function sayTo(facts: HelpFacts, { code, count }: Reason, locale: Locale): string {
  switch (code) {
    case 'big_order':
    case 'asked':
    case 'tenth_touch': {
      const name = pileOf(facts, code)?.first.name ?? ''
      return count === 1 ? say(spoken.word, locale, { name }) : say(spoken.wordMany, locale, { count, name })
    }
    case 'fall':
      return say(spoken.fall, locale, { name: facts.falls?.first.name ?? '' })
    case 'recall':
      return say(spoken.recall, locale, { count, name: facts.recalls?.first.name ?? '' })
    case 'unsigned':
      return say(spoken.unsigned, locale)
    case 'quota':
      return say(spoken.quota, locale, { reached: count, quota: facts.quota?.quota ?? 0 })
    case 'weakest':
      return say(spoken.weakest, locale, { text: facts.weakest?.text ?? '' })
    default:
      return say(spoken[code], locale, { count })
  }
}

/** The one act that helps: where the reason is worked on, in the web app. */
export function pathOf(facts: HelpFacts, code: HelpCode): string {
  const { id } = facts.person
  const paths: Record<HelpCode, string> = {
    big_order: wordPath(facts.stepIns.big_order, id),
    asked: wordPath(facts.stepIns.asked, id),
    tenth_touch: wordPath(facts.stepIns.tenth_touch, id),
    fall: `/team?show=falls&person=${id}`,
    recall: `/team?show=recalls&person=${id}`,
    unsigned: `/customers?owner=${id}`,
    quota: '/quantity?tab=newcomers',
    undecided: `/team?show=step-ins`,
    weakest: `/diagnosis/people/${id}`,
    stuck: `/closeness?owner=${id}`,
    review: `/closeness?owner=${id}`,
  }
  return paths[code]
}

/** One is decided on where the day is worked; of several the list opens. */
const wordPath = (pile: Pile | undefined, id: string): string =>
  pile?.count === 1 ? `/?customer=${pile.first.id}` : `/team?show=step-ins&person=${id}`
