import { texts } from '../../../shared/text.ts'

export const historyTexts = texts({
  edited: { zh: '修改', en: 'edited' },
  addedContact: { zh: '添加联系人', en: 'added a contact' },
  byImport: { zh: '导入', en: 'imported' },
  byMerge: { zh: '合并时', en: 'by a merge' },
  byUndo: { zh: '撤销', en: 'undone' },
  byScorecard: { zh: '评分表重算', en: 'by the scorecard' },
  ownedByCreating: { zh: '新建，由{name}负责', en: 'created, with {name}' },
  ownedByImport: { zh: '导入，由{name}负责', en: 'imported, with {name}' },
  ownedByClaim: { zh: '{name}从公海领取', en: 'claimed by {name}' },
  ownedByAssignment: { zh: '分配给{name}', en: 'assigned to {name}' },
  ownedByHandover: { zh: '交接给{name}', en: 'handed over to {name}' },
  created: { zh: '新建客户', en: 'created the customer' },
  archived: { zh: '归档', en: 'archived' },
  restored: { zh: '恢复', en: 'restored' },
  anonymised: { zh: '匿名化', en: 'anonymised' },
  merged: { zh: '并入了另一位客户', en: 'merged another customer into it' },
  mergeUndone: { zh: '撤销了一次合并', en: 'undid a merge' },

  historyOf: { zh: '{field}的历史', en: 'History of {field}' },
  noHistory: { zh: '录入后没有改过。', en: 'Never changed since it was entered.' },
  from: { zh: '原来：{value}', en: 'was: {value}' },
  reverse: { zh: '撤销这次修改', en: 'Undo this change' },
  reversed: { zh: '已撤销：{field}', en: 'Undone: {field}' },
})
