import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Day } from '../../../shared/calendar.ts'
import { type Locale, say, type Text, texts } from '../../../shared/text.ts'
import { type Cell, type SheetColumn, writeXlsx } from '../../customers/index.ts'
import { FIGURES, UNITS, type Unit } from '../rules/scorecard/figures.ts'
import { figureHelp, figureNames, sideWords, targetWords } from '../rules/scorecard/words.ts'
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
  whom: { zh: '目标涵盖', en: 'Target covers' },
  done: { zh: '其中完成', en: 'They reached' },
  how: { zh: '怎么算的', en: 'How it is counted' },
  count: { zh: '个', en: 'number' },
  percent: { zh: '%', en: '%' },
  hours: { zh: '小时', en: 'hours' },
  rungs: { zh: '级', en: 'rungs' },
  fen: { zh: '元', en: 'yuan' },
})

const FEN_A_YUAN = 100
const FORMATS: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  rungs: '#,##0',
  percent: '0.0',
  hours: '0.0',
  fen: '#,##0.00',
}
const WIDTHS = { whose: 16, side: 8, figure: 18, unit: 8, month: 13, how: 60 }
/** Whose it is, and which figure, stay in sight. */
const FROZEN = 4

/** Somebody's lines in a workbook: each figure with its months, and the last one's target. */
export interface ScoreLines {
  name: string
  figures: readonly Pick<ScorecardFigures['process'][number], 'key' | 'trend' | 'target'>[]
}

/** G2: scorecards as a workbook: a line for each figure of each of them, a column for each of the twelve months. */
export async function scoreXlsx(months: readonly Day[], whose: readonly ScoreLines[], locale: Locale): Promise<Buffer> {
  const text = (word: Text, width: number): SheetColumn => ({ heading: say(word, locale), kind: 'text', width })
  const columns: SheetColumn[] = [
    text(words.whose, WIDTHS.whose),
    text(words.side, WIDTHS.side),
    text(words.figure, WIDTHS.figure),
    text(words.unit, WIDTHS.unit),
    ...months.map((month): SheetColumn => ({ heading: month.slice(0, 7), kind: 'number', width: WIDTHS.month })),
    { heading: say(words.target, locale), kind: 'number', width: WIDTHS.month },
    text(words.since, WIDTHS.month),
    text(words.reached, WIDTHS.month),
    text(words.whom, WIDTHS.whose),
    { heading: say(words.done, locale), kind: 'number', width: WIDTHS.month },
    text(words.how, WIDTHS.how),
  ]
  const formats = new Map<unknown, string>(UNITS.map((unit) => [say(words[unit], locale), FORMATS[unit]]))
  const formatOf = (row: readonly Cell[]) => formats.get(row[FROZEN - 1])
  const out = new PassThrough()
  const [bytes] = await Promise.all([
    buffer(out),
    writeXlsx(say(words.sheet, locale), columns, lines(whose, locale), out, { frozen: FROZEN, formatOf }),
  ])
  return bytes
}

async function* lines(whose: readonly ScoreLines[], locale: Locale): AsyncGenerator<Cell[]> {
  for (const { name, figures } of whose)
    for (const { key, trend, target } of figures) {
      const { side, unit } = FIGURES[key]
      const plain = (value: number | null) => (unit === 'fen' && value !== null ? value / FEN_A_YUAN : value)
      yield [
        name,
        say(sideWords[side], locale),
        say(figureNames[key], locale),
        say(words[unit], locale),
        ...trend.map(plain),
        plain(target?.value ?? null),
        target?.since.slice(0, 7) ?? null,
        target?.reached ?? null,
        target && target.people < target.of ? say(targetWords.covers, locale, { ...target }) : null,
        plain(target?.done ?? null),
        say(figureHelp[key], locale),
      ]
    }
}
