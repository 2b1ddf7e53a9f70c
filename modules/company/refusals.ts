import { refusal } from '../../shared/refusal.ts'

export const unknownSetting = refusal('unknown_setting', 422, {
  zh: '没有这项设置：{key}',
  en: 'There is no such setting: {key}',
  field: 'values',
})
export const invalidSetting = refusal('invalid_setting', 422, {
  zh: '“{name}”的值不合适：{why}',
  en: 'The value for "{name}" does not fit: {why}',
  field: 'values',
})
export const settingChanged = refusal('setting_changed', 412, {
  zh: '“{name}”刚刚被别人改过。请看过现在的值，再保存一次',
  en: '"{name}" was changed by someone else just now. Look at what it is, then save again',
})
