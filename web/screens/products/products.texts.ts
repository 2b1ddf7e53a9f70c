import { texts } from '../../../shared/text.ts'

export const productsTexts = texts({
  title: { zh: '产品', en: 'Products' },
  lead: {
    zh: '报价和订单从这里取价；改了价，已经报出的不变。',
    en: 'Quotes and orders take their prices from here; what was quoted keeps its own.',
  },
  create: { zh: '新增产品', en: 'New product' },
  createShort: { zh: '新增', en: 'New' },
  edit: { zh: '修改', en: 'Edit' },
  search: { zh: '名称、编号、系列…', en: 'Name, code, series…' },
  onSale: { zh: '状态', en: 'State' },
  active: { zh: '在售', en: 'On sale' },
  inactive: { zh: '停售', en: 'Off sale' },
  options: { zh: '可选', en: 'Options' },
  priceFrom: { zh: '{price} 起', en: 'from {price}' },
  breakFrom: { zh: '{from} {unit}起', en: 'from {from} {unit}' },
  none: { zh: '目录里还没有产品', en: 'The catalogue is empty' },
  noneText: {
    zh: '把常卖的产品、按数量的价和可选项（纸张、尺寸、工艺）放进来，报价时选一选就有价。',
    en: 'Put in what you sell with prices by quantity and its options; a quote is then a matter of choosing.',
  },
  noHits: { zh: '没有这样的产品', en: 'No such product' },
})
