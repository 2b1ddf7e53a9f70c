import { texts } from '../../../shared/text.ts'

export const settingTexts = texts({
  noLimit: { zh: '不限', en: 'No limit' },
  total: { zh: '总额高于', en: 'Total above' },
  discount: { zh: '折扣高于', en: 'Discount above' },
  margin: { zh: '毛利低于', en: 'Margin below' },
  unknown: { zh: '目录外的金额高于', en: 'Not in the catalogue, above' },
  least: { zh: '总额低于（目录核不了时）', en: 'Total below, unconfirmed by the catalogue' },
  name: { zh: '公司抬头', en: 'Company' },
  nameEn: { zh: '英文抬头', en: 'Company in English' },
  addressEn: { zh: '英文地址', en: 'Address in English' },
  bankEn: { zh: '英文开户行', en: 'Bank in English' },
  logo: { zh: '标志文字', en: 'Logo text' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Phone' },
  bank: { zh: '开户行', en: 'Bank' },
  account: { zh: '账号', en: 'Account' },
  asNamed: { zh: '同公司名称', en: 'As the company is named' },
  empty: { zh: '未填', en: 'Empty' },
})
