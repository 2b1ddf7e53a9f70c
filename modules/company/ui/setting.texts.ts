import { texts } from '../../../shared/text.ts'

export const settingTexts = texts({
  usual: { zh: '默认 {value}', en: 'Default {value}' },
  asUsual: { zh: '默认值', en: 'Default' },
  reset: { zh: '恢复默认', en: 'Back to default' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '不改了', en: 'Discard' },
  changesTo: { zh: '{before} 改为 {after}', en: 'From {before} to {after}' },
  saved: { zh: '“{label}”已改为 {value}', en: '“{label}” is now {value}' },
  undone: { zh: '“{label}”已改回', en: '“{label}” is back as it was' },
  yes: { zh: '可以', en: 'Yes' },
  no: { zh: '不可以', en: 'No' },
  none: { zh: '没有', en: 'None' },
  rule: { zh: '方法中的规则 {rule}', en: 'Rule {rule} of the method' },
  whole: { zh: '请填 {min} 到 {max} 之间的整数', en: 'A whole number from {min} to {max}' },
  within: { zh: '请填 {min} 到 {max} 之间的数', en: 'A number from {min} to {max}' },
  needed: { zh: '请填写', en: 'Please fill it in' },
})
