import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Locale, say, texts } from '../../../shared/text.ts'
import { type Cell, type SheetColumn, writeXlsx } from '../../customers/index.ts'
import { figureHelp, figureNames, sideWords } from '../rules/scorecard/words.ts'
import type { ScorecardFigures } from './present.ts'

const words = texts({
  sheet: { zh: '成绩单', en: 'Scorecard' },
  whose: { zh: '谁', en: 'Whose' },
  side: { zh: '类别', en: 'Side' },
  figure: { zh: '指标', en: 'Figure' },
  unit: { zh: '单位', en: 'Unit' },
  target: { zh: '目标', en: 'Target' },
  since: { zh: '目标起始月', en: 'Target since' },
  reached: { zh: '完成 %', en: 'Reached, %' },
  how: { zh: '怎么算的', en: 'How it is counted' },
  count: { zh: '个', en: 'number' },
  percent: { zh: '%', en: '%' },
  hours: { zh: '小时', en: 'hours' },
  rungs: { zh: '级', en: 'rungs' },
  fen: { zh: '元', en: 'yuan' },
})

const FEN_A_YUAN = 100

/** G2: a scorecard as a workbook: a line for each figure, a column for each of the twelve months. */
export async function scoreXlsx(card: ScorecardFigures, whose: string, locale: Locale): Promise<Buffer> {
  const text = (heading: string): SheetColumn => ({ heading, kind: 'text' })
  const number = (heading: string): SheetColumn => ({ heading, kind: 'number' })
  const columns = [
    ...[words.whose, words.side, words.figure, words.unit].map((word) => text(say(word, locale))),
    ...card.months.map((month) => number(month.slice(0, 7))),
    number(say(words.target, locale)),
    text(say(words.since, locale)),
    number(say(words.reached, locale)),
    text(say(words.how, locale)),
  ]
  const out = new PassThrough()
  const [bytes] = await Promise.all([
    buffer(out),
    writeXlsx(say(words.sheet, locale), columns, lines(card, whose, locale), out),
  ])
  return bytes
}

async function* lines(card: ScorecardFigures, whose: string, locale: Locale): AsyncGenerator<Cell[]> {
  for (const { key, side, unit, trend, target } of [...card.process, ...card.result]) {
    const plain = (value: number | null) => (unit === 'fen' && value !== null ? value / FEN_A_YUAN : value)
    yield [
      whose,
      say(sideWords[side], locale),
      say(figureNames[key], locale),
      say(words[unit], locale),
      ...trend.map(plain),
      plain(target?.value ?? null),
      target?.since.slice(0, 7) ?? null,
      target?.reached ?? null,
      say(figureHelp[key], locale),
    ]
  }
}
