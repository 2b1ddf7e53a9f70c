import { texts } from '../../../shared/text.ts'

export const exportTexts = texts({
  export: { zh: '导出', en: 'Export' },
  xlsx: { zh: 'Excel，现在这些列', en: 'Excel, these columns' },
  csv: { zh: 'CSV，现在这些列', en: 'CSV, these columns' },
  xlsxWhole: { zh: 'Excel，所有列', en: 'Excel, all columns' },
})

export const bulkTexts = texts({
  tag: { zh: '标签', en: 'Tags' },
  tagTitle: { zh: '给 {count} 位客户加减标签', en: 'Tags of all chosen ({count})' },
  add: { zh: '加上', en: 'Add' },
  remove: { zh: '去掉', en: 'Take off' },
  apply: { zh: '确定', en: 'Apply' },
  tagged: { zh: '已给 {count} 位客户改了标签', en: 'Tags changed: {count}' },
  tagRefused: { zh: '{count} 位没改：{why}', en: 'Left as they are ({count}): {why}' },
  mayNotAssign: { zh: '所选客户里有不归您管的', en: 'Some of these are not yours to assign' },
})
