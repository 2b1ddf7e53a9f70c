import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { oddsTexts as words } from './odds.texts.ts'

const NEARLY_SURE = 0.995

/** Odds in words: never 100 %, since no order is certain. */
export function useOddsText(): (odds: number) => string {
  const t = useText()
  const format = useFormat()
  return (odds) => (odds >= NEARLY_SURE ? t(words.nearlySure) : format.share(odds))
}
