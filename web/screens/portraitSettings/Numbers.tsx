import { rungWords } from '../../../modules/customers/rules/words.ts'
import { CONFIDENCES } from '../../../modules/portrait/rules/knowledge.ts'
import { TRUST_KINDS } from '../../../modules/portrait/rules/trust.ts'
import {
  confidenceWeights,
  neglectDays,
  proofRules,
  rankThresholds,
  rungThresholds,
  stuckRules,
  trustRules,
} from '../../../modules/portrait/settings.ts'
import { confidenceTexts, rankTexts, trustTexts } from '../../../modules/portrait/ui/portrait.texts.ts'
import type { Setting } from '../../../shared/setting.ts'
import { Check } from '../../kit/controls/Choices.tsx'
import { useText } from '../../text/useText.ts'
import { Card, Row, Rows } from './Cells.tsx'
import { settingsTexts as words } from './portraitSettings.texts.ts'
import { NEARNESS, Thresholds } from './Thresholds.tsx'

/** A setting as it is being edited. */
export type Put = <T>(setting: Setting<T>) => { value: T; set: (value: T) => void }

/** D1–D8: the numbers, each group in a card of its own. */
export function Numbers({ put }: { put: Put }) {
  const t = useText()
  const [confidence, proof] = [put(confidenceWeights), put(proofRules)]
  const [trust, neglect, ranks, stuck] = [put(trustRules), put(neglectDays), put(rankThresholds), put(stuckRules)]
  return (
    <>
      <Thresholds {...put(rungThresholds)} />
      <Card title={t(words.confidence)}>
        <Rows>
          {CONFIDENCES.map((each) => (
            <Row
              key={each}
              label={t(confidenceTexts[each])}
              value={confidence.value[each]}
              onChange={(value) => confidence.set({ ...confidence.value, [each]: value })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t(words.proof)}>
        <Rows>
          {(['months', 'inboundForDoctor', 'inboundForTeacher', 'smallOrdersForTeacher'] as const).map((each) => (
            <Row
              key={each}
              label={t(words[each])}
              value={proof.value[each]}
              onChange={(value) => proof.set({ ...proof.value, [each]: value })}
            />
          ))}
          {NEARNESS.map((rung) => (
            <Row
              key={rung}
              label={t(words.carries, { rung: t(rungWords[rung]) })}
              value={proof.value.trust[rung]}
              onChange={(value) => proof.set({ ...proof.value, trust: { ...proof.value.trust, [rung]: value } })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t(words.trust)}>
        <Rows>
          {TRUST_KINDS.map((kind) => (
            <Row
              key={kind}
              label={t(trustTexts[kind])}
              value={trust.value.weights[kind]}
              onChange={(value) => trust.set({ ...trust.value, weights: { ...trust.value.weights, [kind]: value } })}
            />
          ))}
          <Row
            label={t(words.halfLife)}
            value={trust.value.halfLife}
            onChange={(halfLife) => trust.set({ ...trust.value, halfLife })}
          />
          <Row label={t(words.neglect)} value={neglect.value} onChange={neglect.set} />
        </Rows>
      </Card>
      <Card title={t(words.ranks)}>
        <Rows>
          {(['main', 'secondary'] as const).map((rank) => (
            <Row
              key={rank}
              label={t(rankTexts[rank])}
              value={ranks.value[rank]}
              onChange={(value) => ranks.set({ ...ranks.value, [rank]: value })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t(words.stuck)}>
        <Rows>
          <Row
            label={t(words.stuckTouches)}
            value={stuck.value.touches}
            onChange={(touches) => stuck.set({ ...stuck.value, touches })}
          />
          <Row
            label={t(words.stuckMonths)}
            value={stuck.value.months}
            onChange={(months) => stuck.set({ ...stuck.value, months })}
          />
        </Rows>
        <Check
          checked={stuck.value.halfAtTeacher}
          onChange={(halfAtTeacher) => stuck.set({ ...stuck.value, halfAtTeacher })}
        >
          {t(words.halfAtTeacher)}
        </Check>
      </Card>
    </>
  )
}
