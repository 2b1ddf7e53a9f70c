import type { Dress } from '../../deals/settings.ts'

/** C4: the company on its papers. */
export const DRESS: Dress = {
  name: '锦程印刷包装有限公司',
  nameEn: 'Jincheng Printing & Packaging Co., Ltd.',
  logo: '锦程印刷包装',
  phone: '+86 769 5555 0188',
  address: '广东省东莞市松山湖示范路 88 号',
  addressEn: '88 Shifan Road, Songshan Lake, Dongguan, Guangdong, China',
  bank: '示例银行东莞松山湖支行',
  bankEn: 'Example Bank, Dongguan Songshan Lake Branch',
  account: '6200 0000 0000 0188',
}

export const TERMS = '报价含 13% 增值税，送货到厂。收到定金、确认样品后 15 天交货。定金三成，余款发货前付清。'

export const TERMS_EN =
  'Prices include 13 % VAT and delivery. Lead time 15 days from deposit and signed sample. 30 % deposit, balance before dispatch.'
