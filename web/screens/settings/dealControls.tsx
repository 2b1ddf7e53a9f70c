import type { ApprovalLimits } from '../../../modules/deals/rules/approval.ts'
import { approvalLimits, bigOrderFen, companyDress, type Dress, quoteTerms } from '../../../modules/deals/settings.ts'
import { ApprovalFields, DressFields, LongTextField, YuanField } from '../../../modules/deals/ui/SettingFields.tsx'
import { settingTexts as words } from '../../../modules/deals/ui/setting.texts.ts'
import type { useFormat } from '../../text/useFormat.ts'
import type { Tell } from '../../text/useText.ts'
import type { OwnControl } from './ownControl.ts'

/** Settings of the deals that want a control of their own: amounts in yuan, several fields, long texts. */
export function dealControls(t: Tell, format: ReturnType<typeof useFormat>): Record<string, OwnControl> {
  const money = (fen: number) => format.money({ fen, currency: 'CNY' })
  return {
    [bigOrderFen.key]: {
      control: (props) => <YuanField {...props} value={props.value as number} />,
      tell: (value) => money(value as number),
    },
    [approvalLimits.key]: {
      control: (props) => <ApprovalFields {...props} value={props.value as ApprovalLimits} />,
      tell: (value) => {
        const { total, discount, margin, unknown, least } = value as ApprovalLimits
        const limits = [
          total !== null && `${t(words.total)} ${money(total)}`,
          discount !== null && `${t(words.discount)} ${discount}%`,
          margin !== null && `${t(words.margin)} ${margin}%`,
          unknown !== null && `${t(words.unknown)} ${money(unknown)}`,
          least !== null && `${t(words.least)} ${money(least)}`,
        ]
        return limits.filter(Boolean).join(' · ') || t(words.noLimit)
      },
    },
    [companyDress.key]: {
      control: (props) => <DressFields {...props} value={props.value as Dress} />,
      tell: (value) =>
        Object.values(value as Dress)
          .filter(Boolean)
          .join(' · ') || t(words.asNamed),
    },
    [quoteTerms.key]: {
      control: (props) => <LongTextField {...props} value={props.value as string} />,
      tell: (value) => String(value) || t(words.empty),
    },
  }
}
