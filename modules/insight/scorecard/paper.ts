import { GAP, openPaper, type Pen, SIZE } from '../../../platform/paper/pen.ts'
import { type Locale, say, texts } from '../../../shared/text.ts'
import { figureHelp, figureNames, sideWords, targetWords } from '../rules/scorecard/words.ts'
import type { ScorecardFigures } from './present.ts'

const words = texts({
  title: { zh: '成绩单', en: 'Scorecard' },
  month: { zh: '月份', en: 'Month' },
  people: { zh: '人数', en: 'People' },
  figure: { zh: '指标', en: 'Figure' },
  value: { zh: '本月', en: 'This month' },
  target: { zh: '目标', en: 'Target' },
  reached: { zh: '完成', en: 'Reached' },
  percent: { zh: '{n}%', en: '{n}%' },
  trend: { zh: '近十二个月', en: 'Twelve months' },
  made: { zh: '{day} 生成 · 第 {page} 页，共 {pages} 页', en: 'Made on {day} · page {page} of {pages}' },
})

export interface ScorePaper {
  company: string
  name: string
  day: string
  locale: Locale
}

type Figure = ScorecardFigures['process'][number]

/** G2: a scorecard on one page: what was done, and what came of it. */
export async function scorePdf(card: ScorecardFigures, { company, name, day, locale }: ScorePaper): Promise<Buffer> {
  const pen = await openPaper(`${say(words.title, locale)} ${name} ${card.month.slice(0, 7)}`)
  pen.row([
    { text: name, share: 0.6, size: SIZE.logo },
    { text: say(words.title, locale), share: 0.4, size: SIZE.title, right: true },
  ])
  pen.row([{ text: company, share: 1, size: SIZE.small, pale: true }])
  pen.rule()
  fact(pen, say(words.month, locale), card.month.slice(0, 7))
  if (card.people > 1) fact(pen, say(words.people, locale), String(card.people))
  for (const side of ['process', 'result'] as const) {
    pen.down(GAP)
    pen.row([{ text: say(sideWords[side], locale), share: 1, size: SIZE.side }])
    headings(pen, locale)
    for (const figure of card[side]) line(pen, figure, locale)
  }
  pen.foot((page, pages) => say(words.made, locale, { day, page, pages }))
  return pen.bytes()
}

const SHARES = { name: 0.36, value: 0.16, target: 0.16, bar: 0.14, trend: 0.18 } as const

function fact(pen: Pen, label: string, value: string): void {
  pen.row([
    { text: label, share: 0.16, pale: true },
    { text: value, share: 0.84 },
  ])
}

function headings(pen: Pen, locale: Locale): void {
  const small = { size: SIZE.small, pale: true }
  pen.row([
    { ...small, text: say(words.figure, locale), share: SHARES.name },
    { ...small, text: say(words.value, locale), share: SHARES.value, right: true },
    { ...small, text: say(words.target, locale), share: SHARES.target, right: true },
    { ...small, text: `  ${say(words.reached, locale)}`, share: SHARES.bar },
    { ...small, text: say(words.trend, locale), share: SHARES.trend },
  ])
  pen.rule()
}

function line(pen: Pen, { key, told, detail, target, trend }: Figure, locale: Locale): void {
  pen.row([
    { text: say(figureNames[key], locale), share: SHARES.name },
    { text: told, share: SHARES.value, right: true },
    { text: target?.told ?? '', share: SHARES.target, right: true },
    { bar: target?.reached ?? undefined, share: SHARES.bar },
    { trend, share: SHARES.trend },
  ])
  const partly =
    target && target.people < target.of && say(targetWords.partly, locale, { ...target, done: target.doneTold })
  const how = [partly, say(figureHelp[key], locale), detail].filter(Boolean).join(locale === 'zh' ? '。' : '. ')
  pen.row([{ text: how, share: SHARES.name + SHARES.value + SHARES.target + SHARES.bar, size: SIZE.small, pale: true }])
  pen.down(GAP / 2)
}
