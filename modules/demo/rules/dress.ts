import type { Dress } from '../../deals/settings.ts'

/** C4: the company on its papers. */
export const DRESS: Dress = {
  name: '锦程印刷包装有限公司',
  nameEn: 'Jincheng Printing & Packaging Co., Ltd.',
  logo: '锦程印刷包装',
  phone: '+86 512 5555 0188',
  address: '江苏省苏州市工业园区示范路 88 号',
  addressEn: '88 Shifan Road, Suzhou Industrial Park, Jiangsu, China',
  bank: '示例银行苏州园区支行',
  bankEn: 'Example Bank, Suzhou Industrial Park Branch',
  account: '6200 0000 0000 0188',
}

export const TERMS_EN =
  'Prices include 13 % VAT and delivery. Lead time 15 days from deposit and signed sample. 30 % deposit, balance before dispatch.'
