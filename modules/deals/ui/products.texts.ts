import { texts } from '../../../shared/text.ts'

export const productTexts = texts({
  name: { zh: '名称', en: 'Name' },
  code: { zh: '编号', en: 'Code' },
  series: { zh: '系列', en: 'Series' },
  unit: { zh: '单位', en: 'Unit' },
  usualUnit: { zh: '个', en: 'pc' },
  price: { zh: '单价', en: 'Price' },
  cost: { zh: '成本', en: 'Cost' },
  active: { zh: '在售', en: 'On sale' },
  breaks: { zh: '按数量的价', en: 'Prices by quantity' },
  from: { zh: '从多少起', en: 'From' },
  addBreak: { zh: '加一档', en: 'Add a step' },
  options: { zh: '可选项', en: 'Options' },
  optionsHint: {
    zh: '纸张、尺寸、印色、工艺：每项加价按件或按单',
    en: 'Paper, size, colours, finishing: each adds to the price by unit or once',
  },
  group: { zh: '选项', en: 'Option' },
  required: { zh: '必选', en: 'Required' },
  choice: { zh: '选择', en: 'Choice' },
  plus: { zh: '加价', en: 'Adds' },
  plusCost: { zh: '加成本', en: 'Adds to cost' },
  perUnit: { zh: '每件', en: 'a unit' },
  perOrder: { zh: '每单', en: 'once' },
  addGroup: { zh: '加一个选项', en: 'Add an option' },
  addChoice: { zh: '加一种', en: 'Add a choice' },
  remove: { zh: '去掉', en: 'Remove' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '“{name}”已保存，已报的价不变', en: '“{name}” is saved; what was quoted keeps its price' },
  added: { zh: '“{name}”已加进目录', en: '“{name}” is in the catalogue' },
  nameNeeded: { zh: '请填名称', en: 'Give it a name' },
})

export const calculatorTexts = texts({
  title: { zh: '算一算', en: 'Work out a price' },
  quantity: { zh: '数量', en: 'Quantity' },
  unitPrice: { zh: '单价', en: 'A unit' },
  setup: { zh: '一次性', en: 'Once' },
  total: { zh: '合计', en: 'Total' },
  cost: { zh: '成本', en: 'Cost' },
  margin: { zh: '毛利', en: 'Margin' },
})
