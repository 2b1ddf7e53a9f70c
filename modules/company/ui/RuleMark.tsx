import { useText } from '../../../web/text/useText.ts'
import css from './SettingRow.module.css'
import { settingTexts as words } from './setting.texts.ts'

/** The rule of the method that a number belongs to. */
export function RuleMark({ rule }: { rule: string }) {
  const t = useText()
  return (
    <span className={css.rule} data-tip={t(words.rule, { rule })}>
      {rule}
    </span>
  )
}
