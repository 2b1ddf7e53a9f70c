import { type Text, texts } from '../../../shared/text.ts'

/** How far a wish to buy has grown (METHOD §1); "open need" in a rule means explicit. */
export const LEVELS = ['latent', 'brewing', 'explicit'] as const
export type Level = (typeof LEVELS)[number]

/** The columns of the board: the levels, then quoted, then how it ended. */
export const OPEN_STAGES = [...LEVELS, 'quoted'] as const
export const OUTCOMES = ['won', 'lost', 'dropped'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const NEED_STAGES = [...OPEN_STAGES, ...OUTCOMES] as const
export type NeedStage = (typeof NEED_STAGES)[number]

export const isLevel = (stage: NeedStage): stage is Level => (LEVELS as readonly string[]).includes(stage)

export const needStageWords: Record<NeedStage, Text> = texts({
  latent: { zh: '潜在', en: 'Latent' },
  brewing: { zh: '酝酿', en: 'Brewing' },
  explicit: { zh: '明确', en: 'Explicit' },
  quoted: { zh: '已报价', en: 'Quoted' },
  won: { zh: '赢单', en: 'Won' },
  lost: { zh: '丢单', en: 'Lost' },
  dropped: { zh: '取消', en: 'Dropped' },
})
